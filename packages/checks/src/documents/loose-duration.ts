import { durationSeconds } from '@lockstep/promql';

/** A duration as rule files have it, `1h30m`, in seconds; a bare number is seconds, too. Undefined for anything else. */
export function looseDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return /^\d+$/.test(value) ? Number(value) : durationSeconds(value);
}
