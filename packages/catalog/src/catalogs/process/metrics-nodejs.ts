import { attributeOf, entity, oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';

const LAG = { unit: 'seconds', range: NOT_NEGATIVE, merge: 'max', presence: 'when known', since: '0.1.0' } as const;
const OF_LOOP = 'time by which timers were late since the scrape before';
const MEMORY = { unit: 'bytes', range: NOT_NEGATIVE, merge: 'sum', since: '0.1.0' } as const;
const OF_SPACE = { ...MEMORY, labels: { space: entity('heap_space', { max: 16 }) }, presence: 'when known' } as const;

/** Kinds of garbage collection that V8 tells apart. */
const GC_KINDS = oneOf('minor', 'major', 'incremental', 'weakcb');

/**
 * What Node says of itself, under prom-client's names. Deliberately absent: `nodejs_active_handles`, `nodejs_active_requests`
 * and the three `nodejs_active_*_total`, gauges with the suffix of counters over functions that Node does not document:
 * `sum(nodejs_active_resources)` tells the same.
 */
export const NODEJS_METRICS = {
  nodejs_version_info: gauge({
    help: 'Version of Node, always 1.',
    labels: {
      version: entity('node_version', { max: 1 }),
      major: attributeOf('version'),
      minor: attributeOf('version'),
      patch: attributeOf('version'),
    },
    range: { min: 1, max: 1 },
    presence: 'when known',
    since: '0.1.0',
    usage: 'Read the labels.',
  }),
  nodejs_os_threads: gauge({
    help: 'Number of operating system threads of the process.',
    range: NOT_NEGATIVE,
    merge: 'sum',
    presence: 'when known',
    optional: true,
    since: '0.1.0',
    usage: 'Worker threads and the thread pool; steady growth is a leak of workers. Linux only.',
  }),
  nodejs_active_resources: gauge({
    help: 'Number of things that keep the event loop alive, by kind.',
    labels: { type: entity('resource_type', { max: 64 }) },
    range: NOT_NEGATIVE,
    merge: 'sum',
    presence: 'when known',
    since: '0.1.0',
    usage: 'Their sum is what goroutines are in Go: steady growth is a leak, and the kind says of what.',
  }),
  nodejs_eventloop_active_seconds_total: counter({
    help: 'Time that the event loop was not waiting.',
    unit: 'seconds',
    since: '0.1.0',
    usage: 'Its rate is the utilisation of the loop: near 1 the process cannot take more work.',
  }),
  nodejs_eventloop_lag_seconds: gauge({
    ...LAG,
    help: 'Time that a callback which was due at once waited during the scrape before.',
    usage: 'One probe per scrape; nodejs_eventloop_lag_p99_seconds sees more.',
  }),
  nodejs_eventloop_lag_min_seconds: gauge({ ...LAG, help: `Least ${OF_LOOP}.`, usage: 'The floor of the others.' }),
  nodejs_eventloop_lag_max_seconds: gauge({
    ...LAG,
    help: `Greatest ${OF_LOOP}.`,
    usage: 'How long one piece of code held the loop, but for the first 10 ms after a scrape. Two scrapers share it.',
  }),
  nodejs_eventloop_lag_mean_seconds: gauge({
    ...LAG,
    help: `Mean ${OF_LOOP}.`,
    usage: 'Rises with load; look at p99 and max for single long tasks.',
  }),
  nodejs_eventloop_lag_stddev_seconds: gauge({
    ...LAG,
    help: `Standard deviation of the ${OF_LOOP}.`,
    usage: 'Large beside a small mean: seldom, but long tasks.',
  }),
  nodejs_eventloop_lag_p50_seconds: gauge({ ...LAG, help: `Median ${OF_LOOP}.`, usage: 'The usual delay.' }),
  nodejs_eventloop_lag_p90_seconds: gauge({
    ...LAG,
    help: `90th percentile of the ${OF_LOOP}.`,
    usage: 'Of one process: percentiles of several must not be averaged.',
  }),
  nodejs_eventloop_lag_p99_seconds: gauge({
    ...LAG,
    help: `99th percentile of the ${OF_LOOP}.`,
    usage: 'Every request waits that long now and then. Of one process: do not average percentiles.',
  }),
  nodejs_gc_duration_seconds: histogram({
    help: 'Time that the process stood still for garbage collection, by kind.',
    unit: 'seconds',
    labels: { kind: GC_KINDS },
    buckets: [0.001, 0.01, 0.1, 1, 2, 5],
    since: '0.1.0',
    usage: 'The rate of its sum is the part of time lost; many major ones mean that the heap is nearly full.',
  }),
  nodejs_heap_size_total_bytes: gauge({
    ...MEMORY,
    help: 'Size of the V8 heap.',
    usage: 'What V8 holds; the part in use is nodejs_heap_size_used_bytes.',
  }),
  nodejs_heap_size_used_bytes: gauge({
    ...MEMORY,
    help: 'Part of the V8 heap that is in use, garbage included.',
    usage: 'A sawtooth; a rise of its low points is a leak.',
  }),
  nodejs_external_memory_bytes: gauge({
    ...MEMORY,
    help: 'Memory outside of the V8 heap that its objects hold.',
    usage: 'Buffers, mostly.',
  }),
  nodejs_heap_space_size_total_bytes: gauge({
    ...OF_SPACE,
    help: 'Size of a space of the V8 heap.',
    usage: 'Which space grows: old is what lives long, large_object are big arrays and strings.',
  }),
  nodejs_heap_space_size_used_bytes: gauge({
    ...OF_SPACE,
    help: 'Part of a space of the V8 heap that is in use.',
    usage: 'Compare with the size of the same space.',
  }),
  nodejs_heap_space_size_available_bytes: gauge({
    ...OF_SPACE,
    help: 'Part of a space of the V8 heap that is free.',
    usage: 'Near zero in the old space: the heap is at its limit.',
  }),
} as const;
