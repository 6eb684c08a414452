const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/u;

/** Nanoseconds since 1970 of an RFC 3339 instant, to its last digit: a `Date` would lose six of nine. */
export function nanosecondsOf(instant: string): bigint | undefined {
  const [, whole, fraction = '', zone] = INSTANT.exec(instant) ?? [];
  const ms = Date.parse(`${whole}${zone}`);
  return Number.isNaN(ms) ? undefined : BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}
