import { setTimeout as pause } from 'node:timers/promises';

/** How fast the time of the domain goes by on this machine. */
export interface Pace {
  /** Real milliseconds of one second of the domain. */
  readonly secondMs: number;
  /** Resolves after so many seconds of the domain. */
  wait(seconds: number): Promise<void>;
  /** Starts a stopwatch, which tells seconds of the domain. */
  stopwatch(): () => number;
}

/** Time that goes by `speed` times as fast as ours. */
export function createPace(speed: number): Pace {
  const secondMs = 1000 / speed;
  return {
    secondMs,
    wait: async (seconds) => {
      if (seconds > 0) await pause(seconds * secondMs);
    },
    stopwatch() {
      const start = performance.now();
      return () => (performance.now() - start) / secondMs;
    },
  };
}
