/** Clocks of the machines that share a repository may differ by so much before a time counts as one of the future. */
const TOLERANCE_MS = 300_000;

/** Whether a time lies further ahead than clocks differ: it was told by a clock that was wrong, then or now. */
export function isFuture(atMs: number, nowMs: number): boolean {
  return atMs > nowMs + TOLERANCE_MS;
}

/**
 * The later of two times. One of the future gives way to any other: the clock was ahead when it was stored, and keeping it
 * would hide that nothing comes any more until that time is there.
 */
export function laterTime(a: number | undefined, b: number | undefined, nowMs: number): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (isFuture(a, nowMs) !== isFuture(b, nowMs)) return Math.min(a, b);
  return Math.max(a, b);
}

/** The later of two things, as of their times; of two of one instant the one whose text is greater, so that order does not matter. */
export function laterOf<T extends { readonly atMs: number }>(
  a: T | undefined,
  b: T | undefined,
  nowMs: number,
): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.atMs !== b.atMs) return laterTime(a.atMs, b.atMs, nowMs) === a.atMs ? a : b;
  return JSON.stringify(a) < JSON.stringify(b) ? b : a;
}
