import type { Catalog } from './catalog.ts';
import type { LabelDomain } from './label.ts';
import type { AnyMetric, Presence, Stability, ValueRange } from './metric.ts';
import type { Policy } from './policy.ts';

/** Types of families in the wild: those of our own catalogs, and what only others expose. */
export type DescribedType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'unknown';

/** What is known of a label of somebody's metric. */
export interface LabelDescription {
  /** `closed`: there are no other values than `values`. `open`: `values` are those that were seen, if any. */
  readonly kind: 'closed' | 'open';
  readonly values: readonly string[];
  /** Whether only some series of the family have it. Default false. */
  readonly optional?: boolean;
  /** The most values that one target may have. Absent: not known. */
  readonly max?: number;
  /** The label for each value of which `max` holds. Absent: it holds for the family. */
  readonly per?: string;
  /** Whether the values are route templates, so that a path as it was asked for is a mistake. Default false. */
  readonly template?: boolean;
  /** What the values stand for (`host`, `route`), so that the size of a fleet can be given. Absent: not known. */
  readonly entity?: string;
  /** The label that decides the value of this one, which therefore adds no series. Absent: none does. */
  readonly follows?: string;
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
  /** Labels of which one value exists at a time for each combination of the others. Default none. */
  readonly exclusive?: readonly string[];
  /** Whether only some versions, machines or configurations of the exporter have the family. Default false. */
  readonly optional?: boolean;
  /** `when known`: the family is absent while there is nothing to say. Default `always`. */
  readonly presence?: Presence;
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
  /**
   * Whether it is made of pages that somebody saw: other versions, machines and moments may show more. Default false: it
   * says what there may be.
   */
  readonly observed?: boolean;
  /** What no family may have. */
  readonly policy?: PolicyDescription;
  readonly metrics: Readonly<Record<string, MetricDescription>>;
}

/** What of a policy can be seen on a page. */
export interface PolicyDescription {
  readonly name: string;
  /** It is about families whose name starts so. */
  readonly prefix: string;
  /** Labels that none of them may have, each with the reason. */
  readonly forbidden: Readonly<Record<string, string>>;
}

/** A catalog in the form in which foreign ones are read, so that whoever checks needs to know only one. */
export function describeCatalog({ name, policy, metrics }: Catalog): CatalogDescription {
  const described = Object.entries(metrics).map(
    ([metric, definition]) => [metric, describeMetric(definition)] as const,
  );
  return { lockstepCatalog: 1, name, ...describePolicy(policy), metrics: Object.fromEntries(described) };
}

function describePolicy(policy: Policy | undefined): Pick<CatalogDescription, 'policy'> {
  if (policy === undefined) return {};
  const { name, prefix, forbidden } = policy;
  return { policy: { name, prefix, forbidden } };
}

function describeMetric(metric: AnyMetric): MetricDescription {
  const { type, help, unit, exclusive, buckets, range, presence, stability, usage } = metric;
  const labels = Object.entries(metric.labels).map(([label, domain]) => [label, describeLabel(domain)] as const);
  return {
    type,
    help,
    unit,
    labels: Object.fromEntries(labels),
    ...(exclusive.length > 0 ? { exclusive } : {}),
    ...(type === 'histogram' ? { buckets } : {}),
    ...(range === undefined ? {} : { range }),
    ...(metric.optional ? { optional: true } : {}),
    ...(presence === 'always' ? {} : { presence }),
    stability,
    usage,
  };
}

function describeLabel(domain: LabelDomain): LabelDescription {
  switch (domain.kind) {
    case 'closed':
      return { kind: 'closed', values: domain.values };
    case 'entity':
      return {
        kind: 'open',
        values: [],
        max: domain.max,
        ...(domain.per === undefined ? {} : { per: domain.per }),
        entity: domain.entity,
        ...(domain.isTemplate ? { template: true } : {}),
      };
    case 'attribute':
      return { kind: 'open', values: [], ...(domain.optional ? { optional: true } : {}), follows: domain.of };
  }
}
