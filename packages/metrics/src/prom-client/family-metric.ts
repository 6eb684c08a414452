import type { MergeRule } from '@lockstep/catalog';
import type { Family, Row, SlotHandle } from '../family.ts';
import { startsAtZero } from '../family.ts';
import { canonicalFloat } from '../float-text.ts';
import type { Slots } from '../slots.ts';
import type { PromClientExemplar, PromClientFamily, PromClientValue } from './prom-client-register.ts';

/** What prom-client's `AggregatorRegistry` makes of gauges of several processes. It has no time: the first stands for the last. */
const AGGREGATORS: Readonly<Record<MergeRule, string>> = { sum: 'sum', max: 'max', last: 'first' };

/** A family of a catalog as a registry of prom-client sees it: asked for its values like any metric. */
export class FamilyMetric {
  /** Rewritten by prom-client, which takes `_total` away when it writes OpenMetrics. */
  name: string;
  readonly help: string;
  readonly type: PromClientFamily['type'];
  readonly labelNames: readonly string[];
  readonly upperBounds: readonly number[];
  readonly aggregator: string;
  readonly #family: Family<SlotHandle>;
  readonly #slots: Slots;
  readonly #collect: () => void;

  /** `collect` brings values up to date. */
  constructor(family: Family<SlotHandle>, slots: Slots, collect: () => void) {
    const { name, metric } = family;
    this.name = name;
    this.help = metric.help;
    this.type = metric.type;
    this.labelNames = Object.keys(metric.labels);
    this.upperBounds = metric.buckets;
    this.aggregator = metric.merge === undefined ? 'sum' : AGGREGATORS[metric.merge];
    this.#family = family;
    this.#slots = slots;
    this.#collect = collect;
  }

  // Asynchronous, because prom-client waits for it, and what `collect` throws must reject.
  async get(): Promise<PromClientFamily> {
    this.#collect();
    const values = this.#family.rows().flatMap((row) => this.#valuesOf(row));
    const { name, help, type, aggregator } = this;
    return { name, help, type, values, aggregator };
  }

  /** Starts again: at zero, gauges that are not known from the start as unknown. Handles of counters and histograms stay good. */
  reset(): void {
    const { metric, kind } = this.#family;
    for (const { handle, set } of this.#family.rows()) {
      if (metric.type === 'gauge' && !startsAtZero(metric)) this.#family.remove(set);
      else {
        this.#slots.values.fill(0, handle.slot, handle.slot + kind.slots);
        this.#family.exemplars.forget(handle.slot, kind.slots);
      }
    }
  }

  #valuesOf({ handle: { slot }, set }: Row<SlotHandle>): readonly PromClientValue[] {
    const labels = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== ''));
    const { values } = this.#slots;
    if (this.type !== 'histogram') return [{ value: values[slot] ?? 0, labels, exemplar: this.#exemplar(slot) }];
    let count = 0;
    const buckets = [...this.upperBounds, Infinity].map((bound, i) => {
      count += values[slot + i] ?? 0;
      return {
        value: count,
        labels: { ...labels, le: canonicalFloat(bound) },
        metricName: `${this.name}_bucket`,
        exemplar: this.#exemplar(slot + i),
      };
    });
    const sum = values[slot + buckets.length] ?? 0;
    return [
      ...buckets,
      { value: sum, labels, metricName: `${this.name}_sum` },
      { value: count, labels, metricName: `${this.name}_count` },
    ];
  }

  #exemplar(slot: number): PromClientExemplar | null {
    const exemplar = this.#family.exemplars.at(slot);
    if (exemplar === undefined) return null;
    const { labels, value, timestampSeconds } = exemplar;
    return { labelSet: labels, value, timestamp: timestampSeconds };
  }
}
