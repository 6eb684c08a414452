/** Work that is done again and again beside the requests. */
export interface Background {
  /** Starts no more runs; resolves when those that are under way are over. */
  stop(): Promise<void>;
}

/** One kind of such work. */
export interface BackgroundTask {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** Runs each task every so often, never twice at a time. A failure is told and the next run comes as planned. */
export function startBackground(
  tasks: readonly BackgroundTask[],
  onError: (name: string, error: unknown) => void,
): Background {
  const running = new Map<string, Promise<void>>();
  const timers = tasks.map(({ name, everyMs, run }) =>
    setInterval(() => {
      if (running.has(name)) return;
      const done = run()
        .catch((error: unknown) => onError(name, error))
        .finally(() => running.delete(name));
      running.set(name, done);
    }, everyMs),
  );
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
