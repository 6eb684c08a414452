const LONGEST_MS = 5 * 60_000;
/** A server may ask for more patience than this; a backup report that waits an hour is late enough. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * How long to wait before the next delivery: the interval after a success; after failures in a row longer each time, up to
 * five minutes (or the interval, when that is longer), with jitter, so that a fleet does not come back as one. What the
 * server asks for (`Retry-After`) is the least.
 */
export function nextDelayMs(
  { everyMs, failures, retryAfterSeconds = 0 }: { everyMs: number; failures: number; retryAfterSeconds?: number },
  random: () => number,
): number {
  if (failures === 0) return everyMs;
  const ceiling = Math.min(everyMs * 2 ** Math.min(failures - 1, 16), Math.max(LONGEST_MS, everyMs));
  const jittered = ceiling * (0.5 + random() / 2);
  return Math.max(jittered, Math.min(retryAfterSeconds * 1000, LONGEST_ASKED_MS));
}
