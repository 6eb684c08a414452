import type { AttributeDomain, LabelDomains } from './label.ts';
import type { LintId } from './lint.ts';
import type { Unit } from './unit.ts';

/** Types of metric families, by the words of the exposition formats. */
export type MetricType = 'counter' | 'gauge' | 'histogram';

/**
 * Whether a scrape of a healthy process always has at least one row of the family. `when known` families are absent
 * until a value is known: an unknown number is absent, never zero.
 */
export type Presence = 'always' | 'when known';

/** What dashboards and alerts may rely on. `deprecated` families name their successor in `usage`. */
export type Stability = 'experimental' | 'stable' | 'deprecated';

/** Bounds of values, both inclusive; what is absent is not bounded. */
export interface ValueRange {
  readonly min?: number;
  readonly max?: number;
}

/** A gauge that says no (0) or yes (1). */
export const FLAG: ValueRange = { min: 0, max: 1 };

/** A gauge that never falls below zero: a size, a number of things. */
export const NOT_NEGATIVE: ValueRange = { min: 0 };

/**
 * What a gauge of several processes of one component comes to (`cluster`, worker threads): their sum, the greatest, or what
 * was set last. Counters and histograms always add up.
 */
export type MergeRule = 'sum' | 'max' | 'last';

/** Lints that a metric breaks on purpose, each with the reason. A waiver that waives nothing is an error. */
export type Waivers<W extends LintId = LintId> = Readonly<Record<W, string>>;

/** One metric family as a catalog holds it: frozen data. `name` is the key that it has in its catalog. */
export interface MetricDefinition<
  T extends MetricType = MetricType,
  L extends LabelDomains = LabelDomains,
  U extends Unit = Unit,
  W extends LintId = LintId,
> {
  readonly type: T;
  readonly help: string;
  readonly unit: U;
  readonly labels: L;
  /**
   * Labels that never multiply rows: for each combination of the others exactly one of their values exists at a time
   * (info style, `rm_host_repo_status{status}`).
   */
  readonly exclusive: readonly string[];
  /** Upper bounds of a histogram's buckets, rising, without `+Inf`; empty for other types. */
  readonly buckets: readonly number[];
  /** Bounds that every sample of a gauge keeps; absent when nothing is promised. */
  readonly range?: ValueRange;
  /** Of a gauge. */
  readonly merge?: MergeRule;
  readonly presence: Presence;
  /** Whether a component may do without it, because it lacks what is measured. */
  readonly optional: boolean;
  readonly stability: Stability;
  /** Version of this project that first had the metric. */
  readonly since: string;
  /** How to query it, in one or two sentences: what it answers, and what it must not be used for. */
  readonly usage: string;
  readonly waivers: Readonly<Partial<Record<W, string>>>;
}

/** Any metric, when its labels and unit do not matter. */
export type AnyMetric = MetricDefinition;

interface MetricOptions<L extends LabelDomains, U extends Unit, W extends LintId> {
  /** Shown in `# HELP`: one concise sentence, not empty. */
  readonly help: string;
  /** Default `none`. Anything else must be the last word of the name. */
  readonly unit?: U;
  /** Default: no labels. Their order is the order in an exposition. */
  readonly labels?: L & AttributesHaveOwner<L>;
  readonly exclusive?: readonly (keyof L & string)[];
  /** Default `always`. */
  readonly presence?: Presence;
  /** Default false. */
  readonly optional?: boolean;
  /** Default `stable`. */
  readonly stability?: Stability;
  readonly since: string;
  readonly usage: string;
  readonly waivers?: Waivers<W>;
}

interface GaugeOptions<L extends LabelDomains, U extends Unit, W extends LintId> extends MetricOptions<L, U, W> {
  /** Bounds that every sample keeps: queries that ask for others are mistakes. Default: none are promised. */
  readonly range?: ValueRange;
  /** Default `last`. */
  readonly merge?: MergeRule;
}

interface HistogramOptions<L extends LabelDomains, U extends Unit, W extends LintId> extends MetricOptions<L, U, W> {
  /** Upper bounds in the metric's unit: finite, rising, at least one; `+Inf` is added by the exposition. */
  readonly buckets: readonly [number, ...number[]];
}

/** Refuses `attributeOf('x')` where the metric has no label `x`, and a label that follows itself. */
type AttributesHaveOwner<L extends LabelDomains> = {
  readonly [K in keyof L]: L[K] extends AttributeDomain<infer O>
    ? O extends Exclude<keyof L, K>
      ? unknown
      : `attributeOf('${O}'): the metric has no other label '${O}'`
    : unknown;
};

// `NoInfer`: labels, unit and waivers are what the options say. Where any catalogs are expected, the compiler would
// otherwise take the units of any metric from there.

/** A value that only rises and starts again at zero with its process. Its name ends in `_total`. */
export function counter<
  const L extends LabelDomains = Readonly<Record<never, never>>,
  const U extends Unit = 'none',
  const W extends LintId = never,
>(options: MetricOptions<L, U, W>): MetricDefinition<'counter', NoInfer<L>, NoInfer<U>, NoInfer<W>> {
  return metric('counter', options, []);
}

/** A value that rises and falls. */
export function gauge<
  const L extends LabelDomains = Readonly<Record<never, never>>,
  const U extends Unit = 'none',
  const W extends LintId = never,
>(options: GaugeOptions<L, U, W>): MetricDefinition<'gauge', NoInfer<L>, NoInfer<U>, NoInfer<W>> {
  const { range, merge = 'last' } = options;
  return { ...metric('gauge', options, []), merge, ...(range === undefined ? {} : { range }) };
}

/** Observations counted in buckets (`_bucket`, `_sum`, `_count`). */
export function histogram<
  const L extends LabelDomains = Readonly<Record<never, never>>,
  const U extends Unit = 'none',
  const W extends LintId = never,
>(options: HistogramOptions<L, U, W>): MetricDefinition<'histogram', NoInfer<L>, NoInfer<U>, NoInfer<W>> {
  return metric('histogram', options, options.buckets);
}

function metric<T extends MetricType, L extends LabelDomains, U extends Unit, W extends LintId>(
  type: T,
  options: MetricOptions<L, U, W>,
  buckets: readonly number[],
): MetricDefinition<T, L, U, W> {
  return {
    type,
    help: options.help,
    // The defaults below are the defaults of the type parameters, which the compiler cannot connect.
    unit: options.unit ?? ('none' as U),
    labels: options.labels ?? ({} as L),
    exclusive: options.exclusive ?? [],
    buckets,
    presence: options.presence ?? 'always',
    optional: options.optional ?? false,
    stability: options.stability ?? 'stable',
    since: options.since,
    usage: options.usage,
    waivers: options.waivers ?? ({} as Partial<Record<W, string>>),
  };
}
