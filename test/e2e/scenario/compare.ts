/** A number that must lie in a closed interval: a time that was measured on both sides, an age. */
export interface Between {
  readonly from: number;
  readonly to: number;
}

/** What a series must show: exactly this, or something in an interval. */
export type Expected = number | Between;

/** A series that must be there. Every label counts, no other series may be there. */
export interface ExpectedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: Expected;
}

/** What a query gave for one series. */
export interface Actual {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * Every difference between what was to be seen and what was seen, one line each: missing series, series too many,
 * wrong values. `__name__` does not count, since VictoriaMetrics keeps it where Prometheus drops it.
 */
export function differences(actual: readonly Actual[], expected: readonly ExpectedSample[]): string[] {
  const seen = byLabels(actual);
  const wanted = byLabels(expected);
  const missing = [...wanted.keys()].filter((key) => !seen.has(key)).map((key) => `missing ${key}`);
  const unexpected = [...seen].filter(([key]) => !wanted.has(key)).map(([key, { value }]) => `extra ${key} = ${value}`);
  const wrong = [...wanted].flatMap(([key, { value }]) => {
    const found = seen.get(key)?.value;
    return found === undefined || matches(found, value) ? [] : [`${key} = ${found}, not ${show(value)}`];
  });
  return [...missing, ...unexpected, ...wrong].sort();
}

function byLabels<T extends { readonly labels: Readonly<Record<string, string>> }>(
  samples: readonly T[],
): Map<string, T> {
  const map = new Map<string, T>();
  for (const sample of samples) {
    const key = keyOf(sample.labels);
    if (map.has(key)) throw new Error(`Two series with the labels ${key}.`);
    map.set(key, sample);
  }
  return map;
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).filter(([name]) => name !== '__name__');
  return `{${pairs
    .map(([name, value]) => `${name}="${value}"`)
    .sort()
    .join(', ')}}`;
}

/** Relative error that a query engine may add to an exact number (VictoriaMetrics gives 2.5000000000000004 for 2.5). */
const ROUNDING = 1e-9;

function matches(found: number, expected: Expected): boolean {
  if (typeof expected !== 'number') return found >= expected.from && found <= expected.to;
  return Math.abs(found - expected) <= ROUNDING * Math.max(1, Math.abs(expected));
}

function show(expected: Expected): string {
  return typeof expected === 'number' ? String(expected) : `${expected.from} to ${expected.to}`;
}
