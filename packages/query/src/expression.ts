import type { Unit } from '@lockstep/promql';
import { inspect } from './inspect.ts';
import { type Known, mergeKnown } from './known-series.ts';
import type { AnyMatching } from './matching.ts';
import type { LegendedQuery, Query } from './query.ts';
import { QueryError } from './query-error.ts';
import type { Range } from './range.ts';
import type { Counter, Domains, Gauge, Untyped } from './series.ts';
import { type AnyWhere, narrowed, type Selection, selectionText } from './selection.ts';
import type { LabelReplacement, Vector } from './vector.ts';
import { BINDING, numberText, operationText, type OperatorText, type Piece, stringText } from './written-text.ts';

type Labels = readonly string[];
type Operand = number | Query | Expression;

/** What an expression is made of. */
interface Parts extends Piece {
  readonly known: Known;
  /** Given for selectors. */
  readonly selection?: Selection;
}

/** Whatever some type of expression has. Only `where` of a histogram and its like are elsewhere. */
type Offered = (keyof Vector | keyof Gauge<Domains> | keyof Counter<Domains> | keyof Untyped<Domains>) & string;

/**
 * Everything that vectors and selectors can do. Which of it the compiler offers is decided by the type under which an
 * expression is handed out: that of `Vector`, `Gauge`, `Counter` or `Untyped`.
 */
export class Expression implements Readonly<Record<Offered, unknown>> {
  readonly text: string;
  readonly labels: readonly string[] | 'anything';
  readonly unit: Unit | undefined;
  readonly metrics: readonly string[];
  readonly unchecked: readonly string[];
  readonly #parts: Parts;

  /** @throws {QueryError} when the text cannot be asked. */
  constructor(parts: Parts) {
    const { labels, unit, metrics, unchecked } = inspect(parts.text, parts.known);
    this.text = parts.text;
    this.labels = labels;
    this.unit = unit;
    this.metrics = metrics;
    this.unchecked = unchecked;
    this.#parts = parts;
  }

  /** An expression of one series name. */
  static select(selection: Selection, known: Known): Expression {
    return new Expression({ text: selectionText(selection), binding: BINDING.atom, known, selection });
  }

  /** What is known of the series behind a query. */
  static knownOf(query: object): Known | undefined {
    return query instanceof Expression ? query.#parts.known : undefined;
  }

  where(labels: AnyWhere): Expression {
    return Expression.select(narrowed(this.#selection(), labels), this.#parts.known);
  }

  offset(ago: string): Expression {
    return Expression.select({ ...this.#selection(), offset: ago }, this.#parts.known);
  }

  absent(window?: string): Expression {
    return window === undefined ? this.#call('absent') : this.#windowed('absent_over_time', window);
  }

  timestamp(): Expression {
    return this.#call('timestamp');
  }

  unrated(): Expression {
    return this;
  }

  rate(window: string): Expression {
    return this.#windowed('rate', window);
  }

  irate(window: string): Expression {
    return this.#windowed('irate', window);
  }

  increase(window: string): Expression {
    return this.#windowed('increase', window);
  }

  resets(window: string): Expression {
    return this.#windowed('resets', window);
  }

  changes(window: string): Expression {
    return this.#windowed('changes', window);
  }

  over(window: string, step?: string): Record<keyof Range, (argument: number) => Expression> {
    const range =
      step === undefined ? selectionText(this.#selection(), window) : `${this.#inParens()}[${window}:${step}]`;
    return {
      avg: () => this.#atom(`avg_over_time(${range})`),
      min: () => this.#atom(`min_over_time(${range})`),
      max: () => this.#atom(`max_over_time(${range})`),
      sum: () => this.#atom(`sum_over_time(${range})`),
      count: () => this.#atom(`count_over_time(${range})`),
      last: () => this.#atom(`last_over_time(${range})`),
      quantile: (quantile) => this.#atom(`quantile_over_time(${numberText(quantile)}, ${range})`),
      stddev: () => this.#atom(`stddev_over_time(${range})`),
      present: () => this.#atom(`present_over_time(${range})`),
      changes: () => this.#atom(`changes(${range})`),
      delta: () => this.#atom(`delta(${range})`),
      deriv: () => this.#atom(`deriv(${range})`),
      predictLinear: (seconds) => this.#atom(`predict_linear(${range}, ${numberText(seconds)})`),
    };
  }

  sum(): Expression {
    return this.#call('sum');
  }

  sumBy(...labels: Labels): Expression {
    return this.#grouped('sum by', labels);
  }

  sumWithout(...labels: Labels): Expression {
    return this.#grouped('sum without', labels);
  }

  avg(): Expression {
    return this.#call('avg');
  }

  avgBy(...labels: Labels): Expression {
    return this.#grouped('avg by', labels);
  }

  avgWithout(...labels: Labels): Expression {
    return this.#grouped('avg without', labels);
  }

  min(): Expression {
    return this.#call('min');
  }

  minBy(...labels: Labels): Expression {
    return this.#grouped('min by', labels);
  }

  minWithout(...labels: Labels): Expression {
    return this.#grouped('min without', labels);
  }

  max(): Expression {
    return this.#call('max');
  }

  maxBy(...labels: Labels): Expression {
    return this.#grouped('max by', labels);
  }

  maxWithout(...labels: Labels): Expression {
    return this.#grouped('max without', labels);
  }

  count(): Expression {
    return this.#call('count');
  }

  countBy(...labels: Labels): Expression {
    return this.#grouped('count by', labels);
  }

  countWithout(...labels: Labels): Expression {
    return this.#grouped('count without', labels);
  }

  countValues(label: string): Expression {
    return this.#atom(`count_values(${stringText(label)}, ${this.text})`);
  }

  topk(size: number): Expression {
    return this.#atom(`topk(${numberText(size)}, ${this.text})`);
  }

  bottomk(size: number): Expression {
    return this.#atom(`bottomk(${numberText(size)}, ${this.text})`);
  }

  histogramQuantile(quantile: number | string): Expression {
    return this.#atom(`histogram_quantile(${numberText(Number(quantile))}, ${this.text})`);
  }

  histogramAvg(): Expression {
    return this.#call('histogram_avg');
  }

  plus(right: Operand, matching?: AnyMatching): Expression {
    // `x - 1` for `x + -1`: the same, as people write it.
    return typeof right === 'number' && right < 0 ? this.minus(-right) : this.#binary('+', right, matching);
  }

  minus(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('-', right, matching);
  }

  times(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('*', right, matching);
  }

  dividedBy(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('/', right, matching);
  }

  ratio(right: Operand, matching?: AnyMatching): Expression {
    const divisor = typeof right === 'number' ? right : expressionOf(right).above(0);
    return this.#binary('/', divisor, matching);
  }

  subtractedFrom(number: number): Expression {
    return this.#from(numberText(number));
  }

  age(): Expression {
    return this.#from('time()');
  }

  above(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('>', right, matching);
  }

  below(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('<', right, matching);
  }

  atLeast(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('>=', right, matching);
  }

  atMost(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('<=', right, matching);
  }

  equalTo(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('==', right, matching);
  }

  unequalTo(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('!=', right, matching);
  }

  isAbove(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('> bool', right, matching);
  }

  isBelow(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('< bool', right, matching);
  }

  isAtLeast(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('>= bool', right, matching);
  }

  isAtMost(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('<= bool', right, matching);
  }

  isEqualTo(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('== bool', right, matching);
  }

  isUnequalTo(right: Operand, matching?: AnyMatching): Expression {
    return this.#binary('!= bool', right, matching);
  }

  and(right: Query, matching?: AnyMatching): Expression {
    return this.#binary('and', right, matching);
  }

  unless(right: Query, matching?: AnyMatching): Expression {
    return this.#binary('unless', right, matching);
  }

  or(right: Query, matching?: AnyMatching): Expression {
    return this.#binary('or', right, matching);
  }

  abs(): Expression {
    return this.#call('abs');
  }

  ceil(): Expression {
    return this.#call('ceil');
  }

  floor(): Expression {
    return this.#call('floor');
  }

  round(to?: number): Expression {
    return to === undefined ? this.#call('round') : this.#atom(`round(${this.text}, ${numberText(to)})`);
  }

  clampMin(least: number): Expression {
    return this.#atom(`clamp_min(${this.text}, ${numberText(least)})`);
  }

  clampMax(most: number): Expression {
    return this.#atom(`clamp_max(${this.text}, ${numberText(most)})`);
  }

  labelReplace({ to, from, pattern, replacement }: LabelReplacement<string, string>): Expression {
    const strings = [to, replacement, from, pattern].map(stringText).join(', ');
    return this.#atom(`label_replace(${this.text}, ${strings})`);
  }

  legend(text: string): LegendedQuery {
    const { labels } = this;
    const shown = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label = '']) => label);
    const lost = labels === 'anything' ? undefined : shown.find((label) => !labels.includes(label));
    // What has a legend was a `Vector` or a `Gauge` to the compiler: a query.
    if (lost === undefined) return { query: this as unknown as Query, legend: text };
    throw new QueryError(
      `The legend \`${text}\` shows \`${lost}\`, but \`${this.text}\` ${labels.length === 0 ? 'has no labels' : `has only ${[labels].flat().join(', ')}`}.`,
    );
  }

  #selection(): Selection {
    const { selection, text } = this.#parts;
    if (selection !== undefined) return selection;
    throw new QueryError(`\`${text}\` is no selector. Do this on the metric itself, or give a step for a subquery.`);
  }

  #atom(text: string): Expression {
    return new Expression({ text, binding: BINDING.atom, known: this.#parts.known });
  }

  #call(name: string): Expression {
    return this.#atom(`${name}(${this.text})`);
  }

  #grouped(name: string, labels: Labels): Expression {
    return this.#atom(`${name} (${labels.join(', ')}) (${this.text})`);
  }

  #windowed(name: string, window: string): Expression {
    return this.#atom(`${name}(${selectionText(this.#selection(), window)})`);
  }

  #inParens(): string {
    return this.#parts.binding === BINDING.atom ? this.text : `(${this.text})`;
  }

  #binary(operator: OperatorText, right: Operand, matching?: AnyMatching): Expression {
    const other = typeof right === 'number' ? literal(right) : expressionOf(right).#parts;
    const piece = operationText(this.#parts, operator, other, matching);
    return new Expression({ ...piece, known: mergeKnown([this.#parts.known, other.known]) });
  }

  /** `left - this`, where the left side is no vector. */
  #from(left: string): Expression {
    const piece = operationText({ text: left, binding: BINDING.atom }, '-', this.#parts);
    return new Expression({ ...piece, known: this.#parts.known });
  }
}

function literal(number: number): Parts {
  return { text: numberText(number), binding: BINDING.atom, known: new Map() };
}

/** Every query is an expression; only a cast could have smuggled in something else. */
function expressionOf(query: Query | Expression): Expression {
  if (query instanceof Expression) return query;
  throw new QueryError('Only what select() or promql made can be part of a query.');
}
