import { aggregationNamed } from '../aggregations.ts';
import { excerpt } from '../excerpt.ts';
import { functionNamed, FUNCTIONS } from '../functions.ts';
import { nearest } from '../nearest.ts';
import type { QueryProblem } from '../problem.ts';
import type { Token } from './scan.ts';

/** What a token is in its place; the same word may be a metric here and an operator there. */
export type Role =
  | 'metric'
  | 'label'
  | 'function'
  | 'aggregation'
  | 'number'
  | 'string'
  | 'keyword'
  | 'operator'
  | 'sign'
  | 'duration-operator'
  | 'matcher'
  | 'opener'
  | 'closer'
  | 'comma'
  | 'colon';

/** The roles of tokens, one for each, and what is wrong that the grammar would not say or not say well. */
export interface Roles {
  readonly roles: readonly Role[];
  readonly problems: readonly QueryProblem[];
}

/**
 * How deep a tree may be: operators in a row and parentheses in one another, added up. Whatever walks over a tree may
 * therefore recurse. Generated queries stay far below, and at twice as many lezer starts to cut trees short.
 */
export const MAX_DEPTH = 500;

/** More are of no use to anybody. */
const MAX_PROBLEMS = 100;

/** Finds out the role of each token, and looks after brackets and depth. `text` is the query with its macros. */
export function assignRoles(tokens: readonly Token[], text: string): Roles {
  return new RoleFinder(tokens, text).run();
}

/** What may come next. */
type Expected = 'operand' | 'operator' | 'aggregation' | 'grouping' | 'duration' | 'time';

interface Frame {
  readonly opener: Token;
  readonly kind: 'parentheses' | 'grouping' | 'duration' | 'matchers';
  /** What may come when it is closed. */
  readonly after: Expected;
  /** Operators since it was opened, or since the last comma. */
  operators: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Words that are operators between two operands, and what may come behind them. */
const INFIX_WORDS: ReadonlyMap<string, Expected> = new Map([
  ['and', 'operand'],
  ['or', 'operand'],
  ['unless', 'operand'],
  ['atan2', 'operand'],
  ['offset', 'duration'],
  ['anchored', 'operator'],
  ['smoothed', 'operator'],
  ['by', 'grouping'],
  ['without', 'grouping'],
]);

/** Words behind a binary operator, and what may come behind them. They are never the name of a metric. */
const MODIFIER_WORDS: ReadonlyMap<string, Expected> = new Map([
  ['bool', 'operand'],
  ['on', 'grouping'],
  ['ignoring', 'grouping'],
  ['group_left', 'operand'],
  ['group_right', 'operand'],
]);

const FILL_WORDS: ReadonlySet<string> = new Set(['fill', 'fill_left', 'fill_right']);
const DURATION_WORDS: ReadonlySet<string> = new Set(['step', 'range', 'min_of', 'max_of']);
const NUMBER_WORDS: ReadonlySet<string> = new Set(['inf', 'nan']);
/** Label names that Prometheus' grammar does not take in a grouping unless they are quoted. */
const NO_LABELS: ReadonlySet<string> = new Set(['without', ...NUMBER_WORDS]);
const MATCH_OPERATORS: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~']);

class RoleFinder {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #roles: Role[] = [];
  readonly #problems: QueryProblem[] = [];
  readonly #frames: Frame[] = [];
  #expected: Expected = 'operand';
  #depth = 0;

  constructor(tokens: readonly Token[], text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  run(): Roles {
    for (const [index, token] of this.#tokens.entries()) {
      this.#roles.push(this.#roleOf(token, index));
      if (this.#depth > MAX_DEPTH)
        this.#report(token, `The query is nested too deeply: ${MAX_DEPTH} levels and operators in a row are allowed.`);
      if (this.#depth > MAX_DEPTH || this.#problems.length >= MAX_PROBLEMS) return this.#result();
    }
    const opener = this.#frame?.opener;
    if (opener !== undefined) this.#report(opener, `\`${opener.text}\` is never closed.`);
    return this.#result();
  }

  #result(): Roles {
    return { roles: this.#roles, problems: this.#problems };
  }

  get #frame(): Frame | undefined {
    return this.#frames.at(-1);
  }

  #roleOf(token: Token, index: number): Role {
    switch (token.kind) {
      case 'string':
      case 'number':
        return this.#literal(token.kind);
      case 'symbol':
        return this.#symbol(token, index);
      case 'word':
        return this.#word(token, this.#tokens[index + 1]?.text);
    }
  }

  #literal(role: Role): Role {
    this.#expected = 'operator';
    return role;
  }

  #word(token: Token, next: string | undefined): Role {
    const word = token.text.toLowerCase();
    const kind = this.#frame?.kind;
    if (kind === 'matchers') return 'label';
    if (kind === 'grouping') return this.#groupingLabel(token, word);
    if (kind === 'duration' || this.#expected === 'duration') return this.#durationWord(token, word);
    switch (this.#expected) {
      case 'operand':
        return this.#operandWord(token, word, next);
      case 'operator':
      case 'aggregation':
        return this.#infixWord(word);
      case 'grouping':
        return 'metric';
      case 'time':
        return NUMBER_WORDS.has(word) ? this.#literal('number') : 'keyword';
    }
  }

  #groupingLabel(token: Token, word: string): Role {
    if (NO_LABELS.has(word))
      this.#report(token, `The label \`${token.text}\` must be quoted here: \`"${token.text}"\`.`);
    return 'label';
  }

  #durationWord(token: Token, word: string): Role {
    if (!DURATION_WORDS.has(word))
      this.#report(
        token,
        `\`${excerpt(this.#written(token))}\` is no duration such as \`5m\`, and none of \`step()\`, \`range()\`, \`min_of()\`, \`max_of()\`.`,
      );
    return 'keyword';
  }

  #operandWord(token: Token, word: string, next: string | undefined): Role {
    if (NUMBER_WORDS.has(word)) return this.#literal('number');
    const then = MODIFIER_WORDS.get(word);
    if (then !== undefined || (FILL_WORDS.has(word) && next === '(')) {
      this.#expected = then ?? 'operand';
      return 'keyword';
    }
    if (aggregationNamed(word) !== undefined && (next === '(' || isGroupingWord(next))) {
      this.#expected = 'aggregation';
      return 'aggregation';
    }
    this.#expected = 'operator';
    if (next === '(' && !INFIX_WORDS.has(word)) return this.#function(token);
    if (word === 'atan2') this.#report(token, '`atan2` is an operator and needs an operand on its left.');
    return 'metric';
  }

  #function(token: Token): Role {
    const written = excerpt(this.#written(token));
    if (functionNamed(token.text) !== undefined) return 'function';
    if (written.includes('$') || written.includes('[[')) {
      this.#report(token, `\`${written}\` stands for a function or an aggregation: what the query does is not known.`);
      return 'function';
    }
    const guess = nearest(token.text, Object.keys(FUNCTIONS));
    const fix = guess === undefined ? '' : ` Did you mean \`${guess}\`?`;
    this.#report(token, `\`${written}\` is not a function of PromQL.${fix}`);
    return 'function';
  }

  #infixWord(word: string): Role {
    const then = INFIX_WORDS.get(word);
    if (then === undefined) return 'metric';
    this.#expected = then;
    if (then === 'grouping') return 'keyword';
    this.#addOperator();
    return then === 'operand' ? 'operator' : 'keyword';
  }

  #symbol(token: Token, index: number): Role {
    const { text } = token;
    const kind = this.#frame?.kind;
    if (text in CLOSERS) return this.#open(token, index);
    if (text === ')' || text === ']' || text === '}') return this.#close(token);
    if (text === ',') return this.#comma();
    if (MATCH_OPERATORS.has(text) && (kind === 'matchers' || text !== '!=')) return 'matcher';
    if (text === ':') return 'colon';
    return this.#operator(text);
  }

  #operator(text: string): Role {
    this.#addOperator();
    // Before an operand, a duration or a time. What is expected stays so.
    if (this.#expected !== 'operator' && (text === '+' || text === '-')) return 'sign';
    this.#expected = text === '@' ? 'time' : 'operand';
    if (text === '@') return 'keyword';
    return this.#frame?.kind === 'duration' ? 'duration-operator' : 'operator';
  }

  #comma(): Role {
    const frame = this.#frame;
    if (frame !== undefined) {
      this.#depth -= frame.operators;
      frame.operators = 0;
    }
    this.#expected = 'operand';
    return 'comma';
  }

  #open(opener: Token, index: number): Role {
    // A bracket is written behind what it makes one level deeper.
    if (opener.text === '[') this.#addOperator();
    const kind = this.#frameKind(opener, index);
    this.#frames.push({ opener, kind, after: this.#afterFrame(kind, index), operators: 0 });
    this.#depth += 1;
    this.#expected = 'operand';
    return 'opener';
  }

  #frameKind(opener: Token, index: number): Frame['kind'] {
    if (opener.text === '{') return 'matchers';
    if (opener.text === '[' || this.#frame?.kind === 'duration' || this.#expected === 'duration') return 'duration';
    const before = this.#tokens[index - 1]?.text.toLowerCase() ?? '';
    const group = this.#roles.at(-1) === 'keyword' && (before === 'group_left' || before === 'group_right');
    return group || this.#expected === 'grouping' ? 'grouping' : 'parentheses';
  }

  /** After `by (a)` before the parentheses of an aggregation comes the aggregation; after `on (a)` an operand. */
  #afterFrame(kind: Frame['kind'], index: number): Expected {
    const before = this.#tokens[index - 1]?.text.toLowerCase() ?? '';
    const isKeyword = this.#roles.at(-1) === 'keyword';
    if (kind !== 'grouping')
      return kind === 'parentheses' && isKeyword && FILL_WORDS.has(before) ? 'operand' : 'operator';
    if (before !== 'by' && before !== 'without') return 'operand';
    return this.#roles.at(-2) === 'aggregation' ? 'aggregation' : 'operator';
  }

  #close(token: Token): Role {
    const frame = this.#frames.pop();
    const opener = frame?.opener.text ?? '';
    if (frame === undefined) this.#report(token, `\`${token.text}\` closes nothing.`);
    else if (CLOSERS[opener] !== token.text)
      this.#report(token, `\`${token.text}\` does not close \`${opener}\`: \`${CLOSERS[opener]}\` is expected.`);
    this.#depth -= 1 + (frame?.operators ?? 0);
    this.#expected = frame?.after ?? 'operator';
    return 'closer';
  }

  #addOperator(): void {
    this.#depth += 1;
    const frame = this.#frame;
    if (frame !== undefined) frame.operators += 1;
  }

  #written({ from, to }: Token): string {
    return this.#text.slice(from, to);
  }

  #report({ from, to }: Token, message: string): void {
    this.#problems.push({ from, to, message });
  }
}

function isGroupingWord(word: string | undefined): boolean {
  return word !== undefined && /^(?:by|without)$/i.test(word);
}
