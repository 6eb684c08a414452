import type { AnyMetric, Catalog } from '@lockstep/catalog';
const TARGET_LABELS = ['job', 'instance'];

/** A series name traced to the family that exposes it. */
export interface FoundMetric {
  readonly family: string;
  readonly metric: AnyMetric;
  /** What a histogram adds to the family's name; `''` for other types. */
  readonly suffix: '' | '_bucket' | '_sum' | '_count';
}

/** The family that has series of a name. The name of a histogram itself is no series. */
export function findMetric(name: string, catalogs: readonly Catalog[]): FoundMetric | undefined {
  for (const { metrics } of catalogs) {
    for (const suffix of ['', '_bucket', '_sum', '_count'] as const) {
      const family = suffix === '' ? name : name.endsWith(suffix) ? name.slice(0, -suffix.length) : undefined;
      const metric = family === undefined || !Object.hasOwn(metrics, family) ? undefined : metrics[family];
      if (family !== undefined && metric !== undefined && (metric.type === 'histogram') === (suffix !== '')) {
        return { family, metric, suffix };
      }
    }
  }
  return undefined;
}

/** Labels that the series of a found metric have once they are scraped. */
export function labelsOf({ metric, suffix }: FoundMetric): string[] {
  return [...Object.keys(metric.labels), ...(suffix === '_bucket' ? ['le'] : []), ...TARGET_LABELS];
}
