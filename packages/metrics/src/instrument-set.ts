import type { AnyMetric, Catalog } from '@lockstep/catalog';
import { SeriesBudget } from './budget.ts';
import { CounterHandle } from './counter.ts';
import { Exemplars } from './exemplars.ts';
import { Family, type FamilyContext, type SlotHandle, startingSets, startsAtZero } from './family.ts';
import { GaugeHandle } from './gauge.ts';
import { HistogramHandle, histogramSlots } from './histogram.ts';
import type { Instruments } from './instruments.ts';
import type { LabelLimits, PlainLimits } from './limits/label-limits.ts';
import { labelRules } from './limits/label-rule.ts';
import { readLabelLimits } from './limits/read-label-limits.ts';
import { guarded, type OnFolded, type OnRefused, type Refuse } from './refusal.ts';
import { RegistryError } from './registry-error.ts';
import { refuseClashes } from './reserved-names.ts';
import { Slots } from './slots.ts';
import { UnlabelledCounter, UnlabelledGauge, UnlabelledHistogram } from './unlabelled.ts';

/** The most series of a registry by default: ten thousand hosts with ten families each, twice over. */
export const DEFAULT_MAX_SERIES = 200_000;

/** Choices for `createRegistry`. */
export interface RegistryOptions<C extends readonly Catalog[] = readonly Catalog[]> {
  /** Told of every label set that did not become a series and of every value that was not recorded. */
  readonly onRefused?: OnRefused;
  /**
   * The most series (sample lines: a histogram counts its buckets, sum and count) over all families, beside the maximum
   * that each metric's labels declare. Default `DEFAULT_MAX_SERIES`.
   */
  readonly maxSeries?: number;
  /** Which label values fold into one. Default: none, and what is above a declared maximum is refused. */
  readonly limits?: LabelLimits<C>;
  /** Told of every folding. */
  readonly onFolded?: OnFolded;
  /** Unix time in milliseconds: stamps snapshots and exemplars. Default `Date.now`. */
  readonly now?: () => number;
}

/** The instruments of some catalogs and where their values are. */
export interface InstrumentSet<C extends readonly Catalog[]> {
  readonly metrics: Instruments<C>;
  /** By name. */
  readonly families: readonly Family<SlotHandle>[];
  readonly slots: Slots;
}

/**
 * Makes the instruments of all metrics of `catalogs`.
 *
 * @throws {RegistryError} as `createRegistry`
 */
export function createInstruments<C extends readonly Catalog[]>(
  catalogs: C,
  options: RegistryOptions<C>,
): InstrumentSet<C> {
  const metrics = catalogs
    .flatMap((catalog) => Object.entries(catalog.metrics))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const { maxSeries = DEFAULT_MAX_SERIES, now = Date.now } = options;
  const limits = checkedLimits(catalogs, options.limits ?? {});
  refuseClashes(metrics);
  refuseSmallBudget(metrics, limits, maxSeries);
  const slots = new Slots(Math.max(1, ...metrics.map(([, { buckets }]) => histogramSlots(buckets))));
  const budget = new SeriesBudget(maxSeries);
  const refused = guarded(options.onRefused);
  const folded = guarded(options.onFolded);
  const families: Family<SlotHandle>[] = [];
  const instruments = metrics.map(([name, metric]) => {
    const refuse: Refuse = (reason) => refused(name, reason);
    const { family, instrument } = makeInstrument(name, metric, {
      slots,
      budget,
      refuse,
      exemplars: new Exemplars(slots.first, now, refuse),
      rules: labelRules(name, metric, limits),
      folded: (label) => folded(name, label),
    });
    families.push(family);
    return [name, instrument] as const;
  });
  // What `makeInstrument` makes by a metric's type is what `Instruments` says by its type.
  return { metrics: Object.freeze(Object.fromEntries(instruments)) as Instruments<C>, families, slots };
}

function checkedLimits<C extends readonly Catalog[]>(catalogs: C, limits: LabelLimits<C>): PlainLimits {
  const read = readLabelLimits(catalogs, limits);
  // Read from here on without the names that typed callers had to keep to.
  if ('limits' in read) return limits as PlainLimits;
  const lines = read.problems.map(({ path, message, fix }) => `  ${path}: ${message} ${fix}`);
  throw new RegistryError('INVALID_LIMITS', `Limits of labels are wrong:\n${lines.join('\n')}\n`);
}

function refuseSmallBudget(
  metrics: readonly (readonly [string, AnyMetric])[],
  limits: PlainLimits,
  maxSeries: number,
): void {
  const needed = metrics
    .filter(([, metric]) => startsAtZero(metric))
    .map(([name, metric]) => startingSets(metric, labelRules(name, metric, limits)).length * linesOf(metric))
    .reduce((sum, lines) => sum + lines, 0);
  if (needed <= maxSeries) return;
  throw new RegistryError(
    'OVER_BUDGET',
    `The catalogs show ${needed} series from the start, \`maxSeries\` allows ${maxSeries}.`,
  );
}

/** Sample lines of one row. */
function linesOf({ type, buckets }: AnyMetric): number {
  return type === 'histogram' ? buckets.length + 3 : 1;
}

function makeInstrument(
  name: string,
  metric: AnyMetric,
  context: FamilyContext,
): { readonly family: Family<SlotHandle>; readonly instrument: unknown } {
  const { slots, refuse, exemplars } = context;
  const labelled = Object.keys(metric.labels).length > 0;
  switch (metric.type) {
    case 'counter': {
      const handle = (slot: number): CounterHandle => new CounterHandle(slots, slot, refuse, exemplars);
      const family = new Family(name, metric, { slots: 1, lines: 1, handle }, context);
      return { family, instrument: labelled ? family : new UnlabelledCounter(family) };
    }
    case 'gauge': {
      const handle = (slot: number): GaugeHandle => new GaugeHandle(slots, slot, refuse);
      const family = new Family(name, metric, { slots: 1, lines: 1, handle }, context);
      return { family, instrument: labelled ? family : new UnlabelledGauge(family) };
    }
    case 'histogram': {
      const { buckets } = metric;
      const bounds = Float64Array.from(buckets);
      const handle = (slot: number): HistogramHandle => new HistogramHandle(slots, slot, refuse, bounds, exemplars);
      const kind = { slots: histogramSlots(buckets), lines: linesOf(metric), handle };
      const family = new Family(name, metric, kind, context);
      return { family, instrument: labelled ? family : new UnlabelledHistogram(family) };
    }
  }
}
