/** Readers of single fields of JSON, for every tool. Each answers `undefined` for what is not plainly right: nothing is coerced. */

/** A whole number from 0 to 2^53 - 1. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** Seconds, finite and not negative. restic 0.18.0 prints -9223372036.854776 for a skipped backup. */
export function seconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u;

/** An RFC 3339 instant from 1970 on, as it was written. restic 0.18.0 ends a skipped backup in the year 1, and Kopia's zero time is there too. */
export function instant(value: unknown): string | undefined {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return undefined;
  return Date.parse(value) >= 0 ? value : undefined;
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Id of a snapshot: 8 hexadecimal digits up to restic 0.14.0, 64 later, 32 of Kopia. */
export function snapshotId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{8,64}$/u.test(value) ? value : undefined;
}

/** An object of JSON: not null, not an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
