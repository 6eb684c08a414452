import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import type { Part } from './node-process.ts';

const KINDS = {
  [constants.NODE_PERFORMANCE_GC_MINOR]: 'minor',
  [constants.NODE_PERFORMANCE_GC_MAJOR]: 'major',
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: 'incremental',
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: 'weakcb',
} as const;

/** Documented under `performanceEntry.detail`. */
interface GcEntry extends PerformanceEntry {
  readonly detail: { readonly kind: number };
}

/** Each pause of the garbage collector, as Node tells of it. */
export const garbageCollection: Part = ({ nodejs_gc_duration_seconds: pauses }) => {
  const observer = new PerformanceObserver((list) => {
    // Of the entries' own type Node's declarations know nothing.
    for (const { detail, duration } of list.getEntries() as GcEntry[]) {
      const kind = KINDS[detail.kind];
      if (kind !== undefined) pauses.with({ kind }).observe(duration / 1000);
    }
  });
  observer.observe({ entryTypes: ['gc'] });
  return { collect: () => undefined, close: () => observer.disconnect() };
};
