/** Labels that a scrape adds to every series, beside those of the catalog. */
export const TARGET_LABELS = ['job', 'instance'] as const;

/** One of `TARGET_LABELS`. */
export type TargetLabel = (typeof TARGET_LABELS)[number];

/** How tightly an expression binds, by the precedence of PromQL. An atom never needs parentheses. */
export const PRECEDENCE = { or: 1, and: 2, compare: 3, add: 4, multiply: 5, atom: 6 } as const;

/** One of the values of `PRECEDENCE`. */
export type Precedence = (typeof PRECEDENCE)[keyof typeof PRECEDENCE];

/**
 * A PromQL expression whose value is an instant vector, made from catalog objects. `L` is the labels that its series
 * have: grouping by any other does not compile.
 */
export interface Vector<L extends string = string> {
  readonly text: string;
  readonly labels: readonly L[];
  /** Names of the families it reads, each once, in order of appearance. */
  readonly metrics: readonly string[];
  readonly precedence: Precedence;
}

/** A selector: the only thing that has a range. `kind` says whether `rate` may be applied. */
export interface Selector<
  L extends string = string,
  K extends 'counter' | 'gauge' = 'counter' | 'gauge',
> extends Vector<L> {
  readonly kind: K;
}

/** A span of time as PromQL writes it: `5m`, `1d`. */
export type Duration = `${number}${'s' | 'm' | 'h' | 'd'}`;

/** An expression that binds like a function call. */
export function atom<L extends string>(text: string, labels: readonly L[], from: readonly Vector[]): Vector<L> {
  return { text, labels, metrics: metricsOf(from), precedence: PRECEDENCE.atom };
}

/** A binary operation; operands that bind more loosely are put in parentheses. All operators associate to the left. */
export function operation<L extends string>(
  left: Vector,
  operator: string,
  right: Vector,
  result: { readonly precedence: Precedence; readonly labels: readonly L[] },
): Vector<L> {
  const { precedence, labels } = result;
  const text = `${wrap(left, precedence)} ${operator} ${wrap(right, precedence + 1)}`;
  return { text, labels, metrics: metricsOf([left, right]), precedence };
}

function wrap({ text, precedence }: Vector, needed: number): string {
  return precedence < needed ? `(${text})` : text;
}

function metricsOf(from: readonly Vector[]): readonly string[] {
  return [...new Set(from.flatMap(({ metrics }) => metrics))];
}
