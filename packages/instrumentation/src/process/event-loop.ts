import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Part } from './node-process.ts';
import { risingTo } from './rising-to.ts';

/** Of the monitor's timer. */
const RESOLUTION_MS = 10;

/** How late timers are, and how much of the time the loop works. */
export const eventLoop: Part = (metrics) => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const active = risingTo(metrics.nodejs_eventloop_active_seconds_total);
  return {
    collect: () => {
      active(performance.eventLoopUtilization().active / 1000);
      const start = performance.now();
      setImmediate(() => metrics.nodejs_eventloop_lag_seconds.set((performance.now() - start) / 1000));
      // Nothing is known before the first timer: then the least is the greatest number there is.
      if (delay.count === 0) return;
      metrics.nodejs_eventloop_lag_min_seconds.set(lateness(delay.min));
      metrics.nodejs_eventloop_lag_max_seconds.set(lateness(delay.max));
      metrics.nodejs_eventloop_lag_mean_seconds.set(lateness(delay.mean));
      metrics.nodejs_eventloop_lag_stddev_seconds.set(delay.stddev / 1e9);
      metrics.nodejs_eventloop_lag_p50_seconds.set(lateness(delay.percentile(50)));
      metrics.nodejs_eventloop_lag_p90_seconds.set(lateness(delay.percentile(90)));
      metrics.nodejs_eventloop_lag_p99_seconds.set(lateness(delay.percentile(99)));
      delay.reset();
    },
    close: () => void delay.disable(),
  };
};

/** In seconds. The monitor records the time from one of its timers to the next, its interval included. */
function lateness(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e9 - RESOLUTION_MS / 1000);
}
