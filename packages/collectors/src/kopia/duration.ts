/** Seconds of one of Kopia's durations, which are integer nanoseconds; undefined for what is no duration. */
export function secondsOfNanoseconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value / 1e9 : undefined;
}
