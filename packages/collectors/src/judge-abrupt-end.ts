import type { Ending, RunVerdict } from './verdict.ts';

/** An ending by which the tool did not get to say its own exit code. */
export type AbruptEnding = Exclude<Ending, { readonly type: 'exited' }>;

/** Signals by which somebody ends a program on purpose; all others are accidents, and SIGKILL is the OOM killer's. */
const STOP_SIGNALS = new Set(['SIGINT', 'SIGTERM', 'SIGHUP']);

/** What an ending without an exit code means for every tool. `lastWords` is the tool's last complaint, if it had one. */
export function judgeAbruptEnd(
  ending: AbruptEnding,
  lastWords?: string,
): { readonly verdict: Exclude<RunVerdict, 'ok'>; readonly reason: string } {
  // A server that is down shows as retries until somebody loses patience.
  const words = lastWords === undefined ? '' : `; last words: ${lastWords}`;
  switch (ending.type) {
    case 'not_started':
      return { verdict: 'failed', reason: `not_started: ${ending.code}` };
    case 'timeout':
      return { verdict: 'timeout', reason: `timeout: still running after ${ending.afterSeconds} s${words}` };
    case 'signalled': {
      const verdict = STOP_SIGNALS.has(ending.signal) ? 'cancelled' : 'failed';
      return { verdict, reason: `signal: ended by ${ending.signal}${words}` };
    }
  }
}
