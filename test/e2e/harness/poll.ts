import { setTimeout as pause } from 'node:timers/promises';

/** How long to look, and how often. */
export interface PollOptions {
  /** Default 30 s. */
  readonly deadlineMs?: number;
  /** Default 100 ms. */
  readonly everyMs?: number;
}

/** Thrown by a probe to say that no further look can help: what was waited for has ended. */
export class Hopeless extends Error {}

/**
 * Looks again and again until `probe` neither throws nor returns `undefined`, and returns what it returned. Past the
 * deadline it throws, naming `what` was waited for and why the last look was not enough.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | Promise<T | undefined>,
  { deadlineMs = 30_000, everyMs = 100 }: PollOptions = {},
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const look = await attempt(probe);
    if (look.found !== undefined) return look.found;
    if (look.error instanceof Hopeless || performance.now() >= deadline) {
      throw new Error(`Waited up to ${deadlineMs} ms for ${what}. The last look: ${look.why}`, { cause: look.error });
    }
    await pause(everyMs);
  }
}

/** Looks again and again for `durationMs`; rejects as soon as `probe` does. For what must not happen. */
export async function throughout(durationMs: number, probe: () => void | Promise<void>): Promise<void> {
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    await probe();
    await pause(100);
  }
}

async function attempt<T>(probe: () => T | undefined | Promise<T | undefined>) {
  try {
    return { found: await probe(), why: 'not yet', error: undefined };
  } catch (error) {
    return { found: undefined, why: error instanceof Error ? error.message : String(error), error };
  }
}
