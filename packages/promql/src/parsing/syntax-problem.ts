import type { Tree } from '@lezer/common';
import { excerpt } from '../excerpt.ts';
import type { QueryProblem } from '../problem.ts';
import type { Token } from './scan.ts';
import type { Role } from './token-roles.ts';

/** A parse of tokens that are fine one by one. */
export interface ParseAttempt {
  /** As it was given. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly roles: readonly Role[];
  readonly tree: Tree;
}

/**
 * What stands at the first place where the grammar gives up, and what it expected there. Undefined when the text
 * parses. Later places are not told: they are guesses of a parser that has lost its way.
 */
export function syntaxProblem({ text, tokens, roles, tree }: ParseAttempt): QueryProblem | undefined {
  const at = firstError(tree);
  if (at === undefined) return undefined;
  const found = tokens.findIndex(({ to }) => to > at);
  const index = found < 0 ? tokens.length : found;
  const expected = expectedBefore({ tokens, roles }, index);
  const token = tokens[index];
  if (token === undefined)
    return { from: text.length, to: text.length, message: `The query ends too early: ${expected} is expected.` };
  const { from, to } = token;
  return { from, to, message: `\`${excerpt(text.slice(from, to))}\` does not belong here: ${expected} is expected.` };
}

type Sequence = Pick<ParseAttempt, 'tokens' | 'roles'>;

const EXPRESSION = 'an expression';
const DURATION = 'a duration such as `5m`';
const LABEL = 'a label name';

/** What may follow a role, where that does not depend on anything else. */
const AFTER_ROLE: Readonly<Partial<Record<Role, string>>> = {
  aggregation: '`(`, `by` or `without`',
  matcher: 'a string in quotes',
  operator: EXPRESSION,
  'duration-operator': DURATION,
  colon: `${DURATION} or \`]\``,
};

const AFTER_KEYWORD: Readonly<Record<string, string>> = {
  offset: DURATION,
  by: 'a list of labels in parentheses',
  without: 'a list of labels in parentheses',
  on: 'a list of labels in parentheses',
  ignoring: 'a list of labels in parentheses',
  start: '`()`',
  end: '`()`',
  step: '`()`',
  range: '`()`',
  min_of: '`(` and two durations',
  max_of: '`(` and two durations',
  fill: '`(` and a number',
  fill_left: '`(` and a number',
  fill_right: '`(` and a number',
};

type FrameKind = 'outside' | 'expressions' | 'labels' | 'matchers' | 'range';

const AT_START: Readonly<Record<FrameKind, string>> = {
  outside: EXPRESSION,
  expressions: EXPRESSION,
  labels: `${LABEL} or \`)\``,
  matchers: `${LABEL} or \`}\``,
  range: DURATION,
};

const AFTER_PART: Readonly<Record<FrameKind, string>> = {
  outside: 'an operator or the end of the query',
  expressions: 'an operator, `,` or `)`',
  labels: '`,` or `)`',
  matchers: '`,` or `}`',
  range: '`:` or `]`',
};

function firstError(tree: Tree): number | undefined {
  let at: number | undefined;
  tree.iterate({
    enter(node) {
      if (node.type.isError) at ??= node.from;
      return at === undefined;
    },
  });
  return at;
}

function expectedBefore(sequence: Sequence, index: number): string {
  const before = sequence.tokens[index - 1];
  const role = sequence.roles[index - 1];
  if (before === undefined || role === undefined) return EXPRESSION;
  if (before.text === '@') return 'a Unix time in seconds, `start()` or `end()`';
  const byRole =
    AFTER_ROLE[role] ?? (role === 'keyword' ? (AFTER_KEYWORD[before.text.toLowerCase()] ?? EXPRESSION) : undefined);
  if (byRole !== undefined) return byRole;
  const kind = frameAround(sequence, index);
  if (role === 'opener' || role === 'comma' || role === 'sign') return AT_START[kind];
  const comparable = kind === 'matchers' && sequence.roles[index - 2] !== 'matcher';
  return comparable ? '`=`, `!=`, `=~` or `!~`' : AFTER_PART[kind];
}

/** The kind of brackets around the place before a token. */
function frameAround({ tokens, roles }: Sequence, index: number): FrameKind {
  let open = 1;
  for (let at = index - 1; at >= 0; at -= 1) {
    if (roles[at] === 'closer') open += 1;
    if (roles[at] === 'opener') open -= 1;
    if (open === 0) return kindOf(tokens[at]?.text, roles[at + 1]);
  }
  return 'outside';
}

function kindOf(opener: string | undefined, first: Role | undefined): FrameKind {
  if (opener === '{') return 'matchers';
  if (opener === '[') return 'range';
  return first === 'label' ? 'labels' : 'expressions';
}
