import type { MatchOperator } from '@lockstep/promql';
import { QueryError } from './query-error.ts';

declare const fits: unique symbol;

/** Compares a label otherwise than by equality with one value. `V` is the values that it names. */
export interface Matcher<V extends string = string> {
  readonly operator: MatchOperator;
  readonly value: string;
  readonly [fits]: V;
}

/** Any of the values: a regular expression of exactly those, each taken literally. */
export function anyOf<const V extends string>(...values: readonly [V, ...V[]]): Matcher<V> {
  return matcher('=~', values.map(literal).join('|'));
}

/** A regular expression in the syntax of RE2, which must match the whole value: `re('5..')`. */
export function re(pattern: string): Matcher<never> {
  return matcher('=~', pattern);
}

/** Everything but. Also matches series that lack the label. */
export function not<const V extends string>(what: V | Matcher<V>): Matcher<V> {
  if (typeof what === 'string') return matcher('!=', what);
  return matcher(NEGATED[what.operator], what.value);
}

/** The values chosen in a variable of the dashboard, of which there may be several: `=~"$host"`. */
export function variable(name: string): Matcher<never> {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw new QueryError(`\`${name}\` is no name of a Grafana variable. Use letters, digits and \`_\`, without \`$\`.`);
  }
  return matcher('=~', `$${name}`);
}

/** Matchers as PromQL writes them, without the braces. */
export function matcherText(label: string, what: string | Matcher): string {
  const { operator, value } = typeof what === 'string' ? { operator: '=', value: what } : what;
  return `${label}${operator}${JSON.stringify(value)}`;
}

/** What a matcher fits is known to the compiler alone. */
function matcher<V extends string>(operator: MatchOperator, value: string): Matcher<V> {
  return { operator, value } as Matcher<V>;
}

const NEGATED: Readonly<Record<MatchOperator, MatchOperator>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };

function literal(value: string): string {
  return value.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}
