import type { Exemplars } from './exemplars.ts';
import type { ExemplarLabels, Histogram } from './instruments.ts';
import type { Refuse } from './refusal.ts';
import type { Slots } from './slots.ts';

/** Slots of one histogram: a count per bucket (not cumulative), one for what lies above the last bound, the sum. */
export function histogramSlots(bounds: readonly number[]): number {
  return bounds.length + 2;
}

/** Counts each observation in one bucket; buckets are cumulated when a page is rendered. */
export class HistogramHandle implements Histogram {
  slot: number;
  readonly #slots: Slots;
  readonly #refuse: Refuse;
  readonly #bounds: Float64Array;
  readonly #exemplars: Exemplars;

  constructor(slots: Slots, slot: number, refuse: Refuse, bounds: Float64Array, exemplars: Exemplars) {
    this.slot = slot;
    this.#slots = slots;
    this.#refuse = refuse;
    this.#bounds = bounds;
    this.#exemplars = exemplars;
  }

  observe(value: number, exemplar?: ExemplarLabels): void {
    if (!(typeof value === 'number' && value >= 0 && value < Infinity)) return this.#refuse('invalid_value');
    const bounds = this.#bounds;
    const bucket = this.slot + (bounds.length > LINEAR_UP_TO ? bisect(bounds, value) : scan(bounds, value));
    const sum = this.slot + bounds.length + 1;
    const { values } = this.#slots;
    values[bucket] = (values[bucket] ?? 0) + 1;
    values[sum] = (values[sum] ?? 0) + value;
    if (exemplar !== undefined) this.#exemplars.keep(bucket, value, exemplar);
  }
}

/** Up to about a dozen bounds a scan is faster than a bisection (measured). */
const LINEAR_UP_TO = 12;

function scan(bounds: Float64Array, value: number): number {
  let i = 0;
  while (i < bounds.length && value > (bounds[i] ?? Infinity)) i++;
  return i;
}

function bisect(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > (bounds[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}
