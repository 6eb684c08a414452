import type { MetricName, nodeProcess } from '@lockstep/catalog';

/** What stands for a family of the Go runtime in a Node process, and in what it differs. */
export interface NodeCounterpart {
  readonly node: MetricName<typeof nodeProcess>;
  readonly difference: string;
}

/** The families of the Go client that Conduit's specification names, which a Node process cannot have. */
export const GO_TO_NODE = {
  go_goroutines: {
    node: 'nodejs_active_resources',
    difference:
      'Handles, timers and requests that keep the event loop alive, by kind: their sum grows when work leaks.',
  },
  go_threads: {
    node: 'nodejs_os_threads',
    difference: 'The same, on Linux only; a Node process needs few, so a rise is a leak of workers.',
  },
  go_gc_duration_seconds: {
    node: 'nodejs_gc_duration_seconds',
    difference:
      'A histogram by kind of collection, where Go has a summary: quantiles can be taken over several processes.',
  },
  go_memstats_alloc_bytes: {
    node: 'nodejs_heap_size_used_bytes',
    difference: 'Objects on the V8 heap, garbage included until it is collected.',
  },
  go_memstats_heap_inuse_bytes: {
    node: 'nodejs_heap_size_total_bytes',
    difference: 'What V8 holds of the operating system for its heap.',
  },
} as const satisfies Readonly<Record<`go_${string}`, NodeCounterpart>>;
