import type { CatalogDescription, LabelDescription, MetricDescription } from './description.ts';
import type { LabelDomain } from './label.ts';
import type { AnyMetric } from './metric.ts';

/**
 * The most label sets that a metric can have: the product of its closed sets and entity maxima. Attributes and
 * exclusive labels add nothing.
 */
export function maxLabelSets(metric: AnyMetric): number {
  return Object.entries(metric.labels)
    .filter(([label]) => !metric.exclusive.includes(label))
    .reduce((product, [, domain]) => product * domainSize(domain), 1);
}

/** The most sample lines that a metric can add to one exposition; a histogram writes its buckets, sum and count. */
export function maxSamples(metric: AnyMetric): number {
  return maxLabelSets(metric) * samplesPerLabelSet(metric);
}

/** True when every label set is known in advance, so that a process exposes all of them from its start. */
export function isClosed(metric: AnyMetric): boolean {
  return metric.exclusive.length === 0 && Object.values(metric.labels).every(({ kind }) => kind === 'closed');
}

/** How many values labels have in one fleet, by what the values stand for, or by the name of the label. */
export type FleetSizes = Readonly<Record<string, number>>;

/** What a family may come to. */
export interface FamilyBudget {
  readonly family: string;
  /** Absent: its labels, or the number of their values, are not known. */
  readonly labelSets?: number;
  /** Lines of one exposition, which are the series that a server keeps. */
  readonly samples?: number;
  /** Labels whose number of values is not known. */
  readonly unbounded: readonly string[];
}

/** What one target of a catalog may come to. */
export interface CatalogBudget {
  readonly name: string;
  /** By name. */
  readonly families: readonly FamilyBudget[];
  /** Of the families that are known; `unbounded` names the others. */
  readonly labelSets: number;
  readonly samples: number;
  readonly unbounded: readonly string[];
}

/**
 * The most series that one target can have, family by family. `sizes` replaces declared maxima, but never exceeds them:
 * an emitter refuses what is above.
 */
export function seriesBudget({ name, metrics }: CatalogDescription, sizes: FleetSizes = {}): CatalogBudget {
  const families = Object.entries(metrics)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, metric]) => familyBudget(family, metric, sizes));
  return {
    name,
    families,
    labelSets: families.reduce((sum, { labelSets = 0 }) => sum + labelSets, 0),
    samples: families.reduce((sum, { samples = 0 }) => sum + samples, 0),
    unbounded: families.filter(({ samples }) => samples === undefined).map(({ family }) => family),
  };
}

/** What one family may come to; see `seriesBudget`. */
export function familyBudget(family: string, metric: MetricDescription, sizes: FleetSizes = {}): FamilyBudget {
  const { labels, labelsKnown = true, exclusive = [] } = metric;
  const counted = Object.entries(labels)
    .filter(([label]) => !exclusive.includes(label))
    .map(([label, domain]) => [label, describedSize(label, domain, sizes)] as const);
  const unbounded = counted.flatMap(([label, size]) => (size === undefined ? [label] : []));
  if (unbounded.length > 0 || !labelsKnown) return { family, unbounded };
  const labelSets = counted.reduce((product, [, size = 1]) => product * size, 1);
  return { family, labelSets, samples: labelSets * samplesPerLabelSet(metric), unbounded };
}

function describedSize(label: string, domain: LabelDescription, sizes: FleetSizes): number | undefined {
  const { kind, values, follows, entity = label, max, optional = false } = domain;
  if (follows !== undefined) return 1;
  const size = kind === 'closed' ? values.length : smaller(max, sizes[entity] ?? sizes[label]);
  return size === undefined ? undefined : size + (optional ? 1 : 0);
}

function smaller(max: number | undefined, size: number | undefined): number | undefined {
  return max === undefined || size === undefined ? (size ?? max) : Math.min(max, size);
}

/** Buckets, `+Inf`, sum and count of a histogram; quantiles, sum and count of a summary. */
function samplesPerLabelSet({
  type,
  buckets = [],
  quantiles = [],
}: Pick<MetricDescription, 'type' | 'buckets' | 'quantiles'>): number {
  if (type === 'histogram') return buckets.length + 3;
  return type === 'summary' ? quantiles.length + 2 : 1;
}

function domainSize(domain: LabelDomain): number {
  switch (domain.kind) {
    case 'closed':
      return domain.values.length;
    case 'entity':
      return domain.max;
    case 'attribute':
      return 1;
  }
}
