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
  const perLabelSet = metric.type === 'histogram' ? metric.buckets.length + 3 : 1;
  return maxLabelSets(metric) * perLabelSet;
}

/** True when every label set is known in advance, so that a process exposes all of them from its start. */
export function isClosed(metric: AnyMetric): boolean {
  return metric.exclusive.length === 0 && Object.values(metric.labels).every(({ kind }) => kind === 'closed');
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
