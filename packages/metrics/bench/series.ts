/**
 * The series that all candidates render: half of the lines are gauges (ten families; a ULID and a kind as labels), half
 * are histograms (five families of ten buckets and two labels, 13 lines each). Drawn from fixed seeds.
 */
export interface SeriesSet {
  readonly gauges: readonly { readonly name: string; readonly labels: readonly GaugeLabels[] }[];
  readonly histograms: readonly { readonly name: string; readonly labels: readonly HistogramLabels[] }[];
}

/** Labels of one gauge row. */
export interface GaugeLabels extends Record<string, string> {
  readonly host: string;
  readonly kind: string;
}

/** Labels of one histogram. */
export interface HistogramLabels extends Record<string, string> {
  readonly route: string;
  readonly method: string;
}

/** Upper bounds of every histogram. */
export const BOUNDS: readonly [number, ...number[]] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const KINDS = ['backup', 'forget', 'prune', 'check', 'restore'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A set of about `lines` sample lines. */
export function seriesSet(lines: number): SeriesSet {
  const random = randomNumbers(1);
  const gaugeRows = Math.round(lines / 2 / 10);
  const histogramRows = Math.round(lines / 2 / 13 / 5);
  const hosts = Array.from({ length: Math.ceil(gaugeRows / KINDS.length) }, () => ulid(random));
  const gauge = (i: number): GaugeLabels => ({
    host: hosts[Math.floor(i / KINDS.length)] ?? '',
    kind: KINDS[i % KINDS.length] ?? '',
  });
  const histogram = (i: number): HistogramLabels => ({
    route: `/api/v1/resource-${Math.floor(i / METHODS.length)}`,
    method: METHODS[i % METHODS.length] ?? '',
  });
  return {
    gauges: Array.from({ length: 10 }, (_, family) => ({
      name: `bench_fleet_backup_level_${family}`,
      labels: Array.from({ length: gaugeRows }, (_, i) => gauge(i)),
    })),
    histograms: Array.from({ length: 5 }, (_, family) => ({
      name: `bench_fleet_request_wait_${family}`,
      labels: Array.from({ length: histogramRows }, (_, i) => histogram(i)),
    })),
  };
}

/**
 * The values of gauges, one after the other, the same for every candidate: a fifth each of unix seconds, byte counts up
 * to 4e12, small integers, three decimals and full doubles.
 */
export function gaugeValues(seed: number): () => number {
  const random = randomNumbers(seed);
  let i = 0;
  return () => {
    switch (i++ % 5) {
      case 0:
        return 1_700_000_000 + Math.floor(random() * 1e7);
      case 1:
        return Math.floor(random() * 4e12);
      case 2:
        return Math.floor(random() * 200);
      case 3:
        return Math.round(random() * 1e6) / 1000;
      default:
        return random() * 1000 + random() * 1e-6;
    }
  };
}

/** Observations, a few above the last bound. */
export function observations(seed: number): () => number {
  const random = randomNumbers(seed);
  return () => random() ** 4 * 12;
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function ulid(random: () => number): string {
  return `01J${Array.from({ length: 23 }, () => ULID_DIGITS[Math.floor(random() * 32)]).join('')}`;
}
