/**
 * Orders two RFC 3339 instants of Kopia, which prints 0 to 9 digits of a second: as texts `:00Z` would come after `:00.5Z`,
 * and milliseconds would make equal what Kopia tells apart. Negative when `a` is earlier.
 */
export function compareInstants(a: string, b: string): number {
  const difference = wholeSeconds(a) - wholeSeconds(b);
  return difference === 0 ? nanoseconds(a) - nanoseconds(b) : difference;
}

/** Seconds from `start` to `end`, to the nanosecond; negative when the end is earlier. */
export function secondsBetween(start: string, end: string): number {
  return ((wholeSeconds(end) - wholeSeconds(start)) * 1e6 + (nanoseconds(end) - nanoseconds(start))) / 1e9;
}

const FRACTION = /\.(\d{1,9})/u;

/** In milliseconds. */
function wholeSeconds(instant: string): number {
  return Date.parse(instant.replace(FRACTION, ''));
}

function nanoseconds(instant: string): number {
  return Number((FRACTION.exec(instant)?.[1] ?? '').padEnd(9, '0'));
}
