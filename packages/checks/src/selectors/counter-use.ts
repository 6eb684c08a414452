import { type Binary, type Call, type Expr, functionNamed, type Selector, walk } from '@lockstep/promql';
import type { KnownMetrics, KnownSeries } from '../known-metrics.ts';

/** A selector of series that are known, and the nodes around it, the innermost last. */
export interface SelectorUse {
  readonly selector: Selector;
  readonly series: KnownSeries;
  readonly around: readonly Expr[];
}

/** Every selector of a query whose series are known. */
export function selectorUses(expr: Expr, metrics: KnownMetrics): readonly SelectorUse[] {
  const uses: SelectorUse[] = [];
  walk(expr, (node, around) => {
    const series = node.kind === 'selector' ? metrics.selected(node) : undefined;
    if (node.kind === 'selector' && series !== undefined) uses.push({ selector: node, series, around: [...around] });
  });
  return uses;
}

/** Selectors of counters whose height matters, though it only says how long a process has been running. */
export function rawCounters(expr: Expr, metrics: KnownMetrics): readonly SelectorUse[] {
  return selectorUses(expr, metrics).filter(
    ({ selector, series, around }) => series.kind === 'counter' && isValueUsed(selector, around),
  );
}

/** The call that takes an expression as its range vector, directly. */
export function rangeFunction(around: readonly Expr[]): Call | undefined {
  const range = around.at(-1);
  const call = around.at(-2);
  return (range?.kind === 'matrix' || range?.kind === 'subquery') && call?.kind === 'call' ? call : undefined;
}

/** Whether something around a selector looks at more than whether there are samples, when, or how they change. */
function isValueUsed(selector: Selector, around: readonly Expr[]): boolean {
  let inner: Expr = selector;
  let isRead = false;
  for (const node of around.toReversed()) {
    if (hidesValue(node)) return false;
    // What is compared or calculated with is read, even where only the existence of the result counts.
    if (!isRead && isOnlyAsked(node, inner)) return false;
    isRead ||= node.kind === 'binary';
    inner = node;
  }
  return true;
}

function hidesValue(node: Expr): boolean {
  switch (node.kind) {
    case 'call':
      return functionNamed(node.function.name)?.wants !== undefined || VALUE_IGNORED.has(node.function.name);
    case 'aggregation':
      return node.operator.name === 'count' || node.operator.name === 'group';
    case 'binary':
      return isTimesZero(node);
    default:
      return false;
  }
}

/** Functions that do not look at the height of samples. What counters or gauges are wanted by is other checks' business. */
const VALUE_IGNORED = new Set([
  'absent',
  'absent_over_time',
  'changes',
  'count_over_time',
  'present_over_time',
  'start_timestamp',
  'timestamp',
  'ts_of_first_over_time',
  'ts_of_last_over_time',
]);

/** The right side of `and` and `unless` only says which series there are. */
function isOnlyAsked(node: Expr, inner: Expr): boolean {
  return node.kind === 'binary' && (node.operator === 'and' || node.operator === 'unless') && node.right === inner;
}

/** `x * 0` is how a series is kept and its value is not. */
function isTimesZero({ operator, left, right }: Binary): boolean {
  return operator === '*' && [left, right].some((side) => side.kind === 'number' && side.value === 0);
}
