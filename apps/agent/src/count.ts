import { UsageError } from './usage-error.ts';

/** Reads a whole number of a flag. `subject` is the flag, for the message. Throws a `UsageError` outside of `min` to `max`. */
export function readCount(subject: string, written: string, { min, max }: { min: number; max: number }): number {
  const count = /^\d{1,9}$/u.test(written) ? Number(written) : Number.NaN;
  if (count >= min && count <= max) return count;
  throw new UsageError(`${subject}: \`${written}\` is not a whole number from ${min} to ${max}.`);
}
