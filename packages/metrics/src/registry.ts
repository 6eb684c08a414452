import { type AnyMetric, type Catalog, maxSamples } from '@lockstep/catalog';
import { SeriesBudget } from './budget.ts';
import { CounterHandle } from './counter.ts';
import type { ExpositionFormat } from './exposition/metadata.ts';
import { Renderer } from './exposition/renderer.ts';
import { Family, type FamilyContext, type SlotHandle, startsAtZero } from './family.ts';
import { GaugeHandle } from './gauge.ts';
import { HistogramHandle, histogramSlots } from './histogram.ts';
import type { Instruments } from './instruments.ts';
import type { Page } from './page.ts';
import { guarded, type OnRefused } from './refusal.ts';
import { RegistryError } from './registry-error.ts';
import { refuseClashes } from './reserved-names.ts';
import { ScrapeQueue } from './scrape-queue.ts';
import { Slots } from './slots.ts';
import { UnlabelledCounter, UnlabelledGauge, UnlabelledHistogram } from './unlabelled.ts';

/** The most series of a registry by default: ten thousand hosts with ten families each, twice over. */
export const DEFAULT_MAX_SERIES = 200_000;

/** Choices for `createRegistry`. */
export interface RegistryOptions {
  /** Told of every label set that did not become a series and of every value that was not recorded. */
  readonly onRefused?: OnRefused;
  /**
   * The most series (sample lines: a histogram counts its buckets, sum and count) over all families, beside the maximum
   * that each metric's labels declare. Default `DEFAULT_MAX_SERIES`.
   */
  readonly maxSeries?: number;
}

/** The instruments of some catalogs, and the page that shows them. */
export interface Registry<C extends readonly Catalog[]> {
  readonly metrics: Instruments<C>;
  /** `collect` is called before each page is made: it sets values synchronously. When it throws, the scrape rejects. */
  readonly onScrape: (collect: () => void) => void;
  /** One page of all values at one moment, not before the call. Release it when the response is over. */
  readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page>;
}

/**
 * Makes the instruments of all metrics of `catalogs`. Metrics of closed labels that are always present start at zero.
 *
 * @throws {RegistryError} when two catalogs claim the same family or sample name, or when `maxSeries` is too small for
 *   what must be present from the start.
 */
export function createRegistry<const C extends readonly Catalog[]>(
  catalogs: C,
  options: RegistryOptions = {},
): Registry<C> {
  const metrics = catalogs
    .flatMap((catalog) => Object.entries(catalog.metrics))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const { maxSeries = DEFAULT_MAX_SERIES, onRefused } = options;
  refuseClashes(metrics);
  refuseSmallBudget(metrics, maxSeries);
  const slots = new Slots(Math.max(1, ...metrics.map(([, { buckets }]) => histogramSlots(buckets))));
  const budget = new SeriesBudget(maxSeries);
  const report = guarded(onRefused);
  const families: Family<SlotHandle>[] = [];
  const instruments = metrics.map(([name, metric]) => {
    const { family, instrument } = makeInstrument(name, metric, {
      slots,
      budget,
      refuse: (reason) => report(name, reason),
    });
    families.push(family);
    return [name, instrument] as const;
  });
  const hooks: (() => void)[] = [];
  const queue = (format: ExpositionFormat): ScrapeQueue => {
    const renderer = new Renderer(format, families, slots);
    return new ScrapeQueue(async () => {
      for (const hook of hooks) hook();
      return renderer.render();
    });
  };
  const queues = { text: queue('text'), openmetrics: queue('openmetrics') };
  return {
    // What `makeInstrument` makes by a metric's type is what `Instruments` says by its type.
    metrics: Object.freeze(Object.fromEntries(instruments)) as Instruments<C>,
    onScrape: (collect) => void hooks.push(collect),
    scrape: ({ format }) => queues[format].scrape(),
  };
}

function refuseSmallBudget(metrics: readonly (readonly [string, AnyMetric])[], maxSeries: number): void {
  const needed = metrics
    .filter(([, metric]) => startsAtZero(metric))
    .reduce((sum, [, metric]) => sum + maxSamples(metric), 0);
  if (needed <= maxSeries) return;
  throw new RegistryError(
    'OVER_BUDGET',
    `The catalogs show ${needed} series from the start, \`maxSeries\` allows ${maxSeries}.`,
  );
}

function makeInstrument(
  name: string,
  metric: AnyMetric,
  context: FamilyContext,
): { readonly family: Family<SlotHandle>; readonly instrument: unknown } {
  const { slots, refuse } = context;
  const labelled = Object.keys(metric.labels).length > 0;
  switch (metric.type) {
    case 'counter': {
      const handle = (slot: number): CounterHandle => new CounterHandle(slots, slot, refuse);
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
      const handle = (slot: number): HistogramHandle => new HistogramHandle(slots, slot, refuse, bounds);
      const kind = { slots: histogramSlots(buckets), lines: buckets.length + 3, handle };
      const family = new Family(name, metric, kind, context);
      return { family, instrument: labelled ? family : new UnlabelledHistogram(family) };
    }
  }
}
