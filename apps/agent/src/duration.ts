import { UsageError } from './usage-error.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Reads a duration of a flag, for example `90s`, `15m`, `24h`, in seconds. `subject` is the flag, for the message.
 * Throws a `UsageError` outside of `min` to `max` seconds.
 */
export function readDuration(subject: string, written: string, { min, max }: { min: number; max: number }): number {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/u.exec(written);
  const seconds = Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? Number.NaN);
  if (seconds >= min && seconds <= max) return seconds;
  throw new UsageError(
    `${subject}: \`${written}\` is not a duration from ${min} s to ${max} s. Write a number and a unit: 90s, 15m, 24h, 2d.`,
  );
}
