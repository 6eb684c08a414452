import type { FleetMetrics } from '../src/fleet/feed.ts';

/** Gauges that keep what they were set to, as `family{label="value"}`. */
export interface RecordingMetrics {
  readonly metrics: FleetMetrics;
  /** Rows whose name starts with one of the prefixes, sorted. */
  readonly rows: (...prefixes: string[]) => Record<string, number>;
  /** How often a row was set or removed so far. */
  readonly writes: () => number;
}

/** Stands in for a registry where a test looks at rows only. */
export function recordingMetrics(): RecordingMetrics {
  const values = new Map<string, number>();
  let writes = 0;
  const family = (name: string) => {
    const key = (labels: Readonly<Record<string, string>>) =>
      `${name}{${Object.entries(labels)
        .map(([label, value]) => `${label}="${value}"`)
        .join(',')}}`;
    const set = (row: string) => (value: number) => {
      writes += 1;
      values.set(row, value);
    };
    return {
      with: (labels: Readonly<Record<string, string>>) => ({ set: set(key(labels)) }),
      remove: (labels: Readonly<Record<string, string>>) => {
        writes += 1;
        if (!values.delete(key(labels))) throw new Error(`${key(labels)} was removed but not there.`);
      },
      set: set(name),
    };
  };
  return {
    metrics: new Proxy({} as FleetMetrics, { get: (_target, name) => family(String(name)) }),
    rows: (...prefixes) =>
      Object.fromEntries(
        [...values]
          .filter(([row]) => prefixes.some((prefix) => row.startsWith(prefix)))
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    writes: () => writes,
  };
}
