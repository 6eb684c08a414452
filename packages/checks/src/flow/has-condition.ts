import { TARGET_LABELS } from '@lockstep/catalog';
import { type Binary, constantOf, type Expr, isAbsenceFunction, type Selector, withoutParens } from '@lockstep/promql';
import type { KnownMetrics } from '../known-metrics.ts';
import { isFilter } from './filter.ts';

/** Whether an expression has a result only at times, so that an alert on it is not always firing. */
export function hasCondition(expr: Expr, metrics: KnownMetrics): boolean {
  const node = withoutParens(expr);
  switch (node.kind) {
    case 'binary':
      return isConditional(node, metrics);
    case 'call':
      return isAbsenceFunction(node.function.name) || node.args.some((arg) => hasCondition(arg, metrics));
    case 'aggregation':
      return node.args.some((arg) => hasCondition(arg, metrics));
    case 'subquery':
    case 'unary':
      return hasCondition(node.expr, metrics);
    case 'selector':
      return comesAndGoes(node, metrics);
    case 'matrix':
      return comesAndGoes(node.selector, metrics);
    case 'number':
    case 'string':
    case 'paren':
      return false;
  }
}

/**
 * Alerts have series only while they fire. Of a metric whose value is always 1, or that nobody knows, the labels that are
 * asked for may be the condition: `disk_info{state="broken"}`.
 */
function comesAndGoes(selector: Selector, metrics: KnownMetrics): boolean {
  if (readsAlerts(selector)) return true;
  if (selector.matchers.every(({ label }) => label.name === '__name__' || TARGET_LABELS.includes(label.name)))
    return false;
  const values = metrics.selected(selector)?.facts.values;
  return metrics.selected(selector) === undefined || (values !== undefined && values.min === values.max);
}

/** Whether a selector is for the series that Prometheus makes of alerts. */
export function readsAlerts({ metric }: Selector): boolean {
  return metric?.name === 'ALERTS' || metric?.name === 'ALERTS_FOR_STATE';
}

function isConditional(node: Binary, metrics: KnownMetrics): boolean {
  if (node.operator === 'or') return hasCondition(node.left, metrics) && hasCondition(node.right, metrics);
  if (node.operator === 'and' || node.operator === 'unless' || isFilter(node)) return true;
  // A comparison with `bool` of what has a condition keeps it.
  return [node.left, node.right].some((side) => constantOf(side) === undefined && hasCondition(side, metrics));
}
