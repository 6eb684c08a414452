import type { Token } from './scan.ts';
import type { Role } from './token-roles.ts';

/**
 * The text for lezer's grammar: every token where it was, comments blank, with a stand-in of the same length for each
 * token that lezer-promql does not know though Prometheus does, or takes for another.
 */
export function lezerSource(tokens: readonly Token[], roles: readonly Role[]): string {
  let text = '';
  for (const [index, token] of tokens.entries()) {
    const standIn = STAND_INS[roles[index] ?? 'operator']?.(token.text) ?? token.text;
    text += ' '.repeat(token.from - text.length) + standIn;
  }
  return text;
}

/** What replaces a token in a role, as long as the token; undefined when it may stay. */
const STAND_INS: Readonly<Partial<Record<Role, (text: string) => string | undefined>>> = {
  // A metric may be called `offset`, a label `a:b`: where it stands they can be nothing else.
  metric: (text) => (RESERVED.test(text) ? '_'.repeat(text.length) : undefined),
  label: (text) => (text.includes(':') ? '_'.repeat(text.length) : undefined),
  // Final dots, underscores, `0X1F`, `Inf`. The value is read from the text as it was written.
  number: (text) => (/^\d+[a-z]?$/.test(text) ? undefined : '1'.repeat(text.length)),
  function: (text) => LACKING.get(text),
  // The tree is grouped anew anyway. Lezer cuts long rows of operators short that it groups from the left.
  operator: (text) => '^'.padEnd(text.length),
  keyword: (text) => (text === text.toLowerCase() ? undefined : text.toLowerCase()),
};

/** Functions that lezer-promql lacks, and others as long as they. */
const LACKING: ReadonlyMap<string, string> = new Map([
  ['min_of', 'absent'],
  ['max_of', 'absent'],
  ['holt_winters', 'day_of_month'],
]);

/** Words that lezer-promql, or one of its versions, may take for something else than the name of a metric. */
const RESERVED =
  /^(?:and|or|unless|atan2|offset|anchored|smoothed|by|without|bool|on|ignoring|group_left|group_right|fill|fill_left|fill_right|start|end|step|range|min_of|max_of|inf|nan)$/i;
