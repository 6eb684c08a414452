import type { Catalog } from './catalog.ts';
import type { LabelDomain } from './label.ts';
import type { AnyMetric, Stability, ValueRange } from './metric.ts';

/** Types of families in the wild: those of our own catalogs, and what only others expose. */
export type DescribedType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'unknown';

/** What is known of a label of somebody's metric. */
export interface LabelDescription {
  /** `closed`: there are no other values than `values`. `open`: `values` are those that were seen, if any. */
  readonly kind: 'closed' | 'open';
  readonly values: readonly string[];
  /** Whether only some series of the family have it. Default false. */
  readonly optional?: boolean;
}

/** What is known of a family, of our own or of somebody else's exporter. What is absent is not known. */
export interface MetricDescription {
  readonly type: DescribedType;
  readonly help: string;
  /** A word of `UNITS`, or what `# UNIT` says. Absent: not known, which is not `none`. */
  readonly unit?: string;
  readonly labels: Readonly<Record<string, LabelDescription>>;
  /** False: series may have labels beyond `labels`, as when only `# TYPE` of a family was seen. Default true. */
  readonly labelsKnown?: boolean;
  /** Upper bounds of a classic histogram's buckets, rising, without `+Inf`. */
  readonly buckets?: readonly number[];
  /** Values of `quantile` of a summary, rising. Absent: not known. Empty: it has a sum and a count only. */
  readonly quantiles?: readonly number[];
  /** Whether samples of a histogram are native ones, under the name of the family. Absent: not known. */
  readonly native?: boolean;
  /** Bounds that every sample keeps. */
  readonly range?: ValueRange;
  /** Default `stable`. */
  readonly stability?: Stability;
  /** What to use instead of a deprecated family. */
  readonly usage?: string;
}

/** A catalog as data, on disk or in memory: what `--catalog` reads and `lockstep import` writes. */
export interface CatalogDescription {
  readonly lockstepCatalog: 1;
  readonly name: string;
  readonly metrics: Readonly<Record<string, MetricDescription>>;
}

/** A catalog in the form in which foreign ones are read, so that whoever checks needs to know only one. */
export function describeCatalog({ name, metrics }: Catalog): CatalogDescription {
  const described = Object.entries(metrics).map(
    ([metric, definition]) => [metric, describeMetric(definition)] as const,
  );
  return { lockstepCatalog: 1, name, metrics: Object.fromEntries(described) };
}

function describeMetric(metric: AnyMetric): MetricDescription {
  const { type, help, unit, buckets, range, stability, usage } = metric;
  const labels = Object.entries(metric.labels).map(([label, domain]) => [label, describeLabel(domain)] as const);
  return {
    type,
    help,
    unit,
    labels: Object.fromEntries(labels),
    ...(type === 'histogram' ? { buckets } : {}),
    ...(range === undefined ? {} : { range }),
    stability,
    usage,
  };
}

function describeLabel(domain: LabelDomain): LabelDescription {
  return domain.kind === 'closed' ? { kind: 'closed', values: domain.values } : { kind: 'open', values: [] };
}
