import { UsageError } from './usage-error.ts';

const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** Reads a size of a flag, for example `256MiB`, in bytes. `subject` is the flag, for the message. Throws a `UsageError`. */
export function readSize(subject: string, written: string): number {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(B|KiB|MiB|GiB|TiB)$/u.exec(written);
  const bytes = Math.floor(Number(match?.[1]) * (UNITS[match?.[2] ?? ''] ?? Number.NaN));
  if (bytes > 0) return bytes;
  throw new UsageError(`${subject}: \`${written}\` is not a size. Write a number and a unit: 500KiB, 256MiB, 2GiB.`);
}
