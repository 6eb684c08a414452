/** Aborted at the first SIGTERM or SIGINT. Asked for before the start, so that a signal during it ends in a clean stop, too. */
export function firstStopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    // From here on a second signal has its default effect: the process ends at once.
    process.off('SIGTERM', stop).off('SIGINT', stop);
    stopping.abort();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return stopping.signal;
}

/** Resolves once a signal is aborted. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
