import type { CounterHandle } from './counter.ts';
import type { Family } from './family.ts';
import type { GaugeHandle } from './gauge.ts';
import type { HistogramHandle } from './histogram.ts';
import type { Counter, ExemplarLabels, Gauge, Histogram, Removable } from './instruments.ts';

const NO_LABELS = Object.freeze({});

/** A counter without labels: its only row comes with the first value, and again after `remove`. */
export class UnlabelledCounter implements Counter, Removable {
  readonly #family: Family<CounterHandle>;

  constructor(family: Family<CounterHandle>) {
    this.#family = family;
  }

  inc(by?: number, exemplar?: ExemplarLabels): void {
    this.#family.with(NO_LABELS).inc(by, exemplar);
  }

  remove(): void {
    this.#family.remove(NO_LABELS);
  }
}

/** A gauge without labels, likewise. */
export class UnlabelledGauge implements Gauge, Removable {
  readonly #family: Family<GaugeHandle>;

  constructor(family: Family<GaugeHandle>) {
    this.#family = family;
  }

  set(value: number): void {
    this.#family.with(NO_LABELS).set(value);
  }

  add(delta: number): void {
    this.#family.with(NO_LABELS).add(delta);
  }

  remove(): void {
    this.#family.remove(NO_LABELS);
  }
}

/** A histogram without labels, likewise. */
export class UnlabelledHistogram implements Histogram, Removable {
  readonly #family: Family<HistogramHandle>;

  constructor(family: Family<HistogramHandle>) {
    this.#family = family;
  }

  observe(value: number, exemplar?: ExemplarLabels): void {
    this.#family.with(NO_LABELS).observe(value, exemplar);
  }

  remove(): void {
    this.#family.remove(NO_LABELS);
  }
}
