import type { AnyMetric, LabelDomain, MergeRule } from '@lockstep/catalog';
import { type LabelLimit, type LimitsByLabel, OTHER, type PlainLimits } from './label-limits.ts';

/** What becomes of the values of one label of one metric. */
export interface LabelRule {
  readonly label: string;
  /** Labels that follow it, and fold with it. */
  readonly attributes: readonly string[];
  /** Values that may have rows; `undefined`: all. */
  readonly allow: ReadonlySet<string> | undefined;
  /** The most values, `other` included. */
  readonly max: number;
  readonly other: string;
  readonly merge: MergeRule;
}

/** The rules of a metric's labels. `limits` have been checked against the catalogs. */
export function labelRules(name: string, metric: AnyMetric, limits: PlainLimits): readonly LabelRule[] {
  return Object.entries(metric.labels).flatMap(([label, domain]) => {
    const limit = isLimitable(metric, label) ? limitOf(name, label, limits) : undefined;
    return limit === undefined ? [] : [rule(metric, label, domain, limit)];
  });
}

/** What is said of the labels of one metric by its name. */
export function limitsOfMetric(name: string, { metrics = {} }: PlainLimits): LimitsByLabel {
  return (Object.hasOwn(metrics, name) ? metrics[name] : undefined) ?? {};
}

/** Whether values of a label make rows: followers of other labels and exclusive ones do not. */
export function isLimitable(metric: AnyMetric, label: string): boolean {
  const domain = metric.labels[label];
  return domain !== undefined && domain.kind !== 'attribute' && !metric.exclusive.includes(label);
}

/** The values of a closed label that have rows from the start. */
export function startingValues(values: readonly string[], rule: LabelRule | undefined): readonly string[] {
  if (rule === undefined) return values;
  const { allow, max, other } = rule;
  const own = values.filter((value) => value !== other && allow?.has(value) !== false).slice(0, max - 1);
  return [...own, other];
}

function limitOf(name: string, label: string, limits: PlainLimits): LabelLimit | undefined {
  const { labels = {} } = limits;
  const own = limitsOfMetric(name, limits);
  // Names come from outside: only own properties are meant.
  const source = Object.hasOwn(own, label) ? own : labels;
  return Object.hasOwn(source, label) ? source[label] : undefined;
}

/** How many values of an entity a family may have; `undefined` where that depends on another label, and of no entity. */
export function maxOfFamily(domain: LabelDomain | undefined): number | undefined {
  return domain?.kind === 'entity' && domain.per === undefined ? domain.max : undefined;
}

function rule(metric: AnyMetric, label: string, domain: LabelDomain, limit: LabelLimit): LabelRule {
  const { allow = domain.kind === 'closed' ? domain.values : undefined, other = OTHER } = limit;
  const declared = maxOfFamily(domain) ?? Infinity;
  const attributes = Object.entries(metric.labels)
    .filter(([, follower]) => follower.kind === 'attribute' && follower.of === label)
    .map(([follower]) => follower);
  return {
    label,
    attributes,
    allow: allow === undefined ? undefined : new Set(allow),
    max: Math.min(limit.max ?? Infinity, declared),
    other,
    merge: limit.merge ?? metric.merge ?? 'last',
  };
}
