import type { CatalogDescription, LabelDescription, MetricDescription } from '@lockstep/catalog';
import type { Interval, SeriesFacts, Unit } from '@lockstep/promql';

/** What one series of a family is: a histogram has three kinds of them, a summary three. */
export type SeriesRole = 'value' | 'bucket' | 'sum' | 'count' | 'quantile' | 'recorded';

/** Series of one name. */
export interface KnownSeries {
  readonly name: string;
  /** Name of the family that exposes it; of a recorded series, its own. */
  readonly family: string;
  readonly description: MetricDescription;
  readonly role: SeriesRole;
  /** What the value does: rises (buckets, sums and counts included), or goes anywhere. */
  readonly kind: 'counter' | 'gauge' | 'unknown';
  /** Labels after the scrape: the family's own, `le` or `quantile`, and those of the target. */
  readonly labels: ReadonlyMap<string, LabelDescription>;
  readonly unit: Unit | undefined;
  readonly values: Interval | undefined;
  readonly facts: SeriesFacts;
}

/** Every series that can exist: of catalogs, and of recording rules. */
export interface KnownMetrics {
  /** Series of a name; undefined when none can exist. The name of a classic histogram is no series. */
  series(name: string): KnownSeries | undefined;
  /** A family of a name. */
  family(name: string): MetricDescription | undefined;
  /** Names of series, sorted. */
  readonly names: readonly string[];
  readonly catalogs: readonly CatalogDescription[];
}
