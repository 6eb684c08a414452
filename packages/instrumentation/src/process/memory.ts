import { getHeapSpaceStatistics } from 'node:v8';
import type { Part } from './node-process.ts';

/** Memory of the process and of V8. */
export const memory: Part = (metrics) => ({
  collect: () => {
    const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
    metrics.process_resident_memory_bytes.set(rss);
    metrics.nodejs_heap_size_total_bytes.set(heapTotal);
    metrics.nodejs_heap_size_used_bytes.set(heapUsed);
    metrics.nodejs_external_memory_bytes.set(external);
    for (const { space_name, space_size, space_used_size, space_available_size } of getHeapSpaceStatistics()) {
      const labels = { space: space_name.replace(/_space$/, '') };
      metrics.nodejs_heap_space_size_total_bytes.with(labels).set(space_size);
      metrics.nodejs_heap_space_size_used_bytes.with(labels).set(space_used_size);
      metrics.nodejs_heap_space_size_available_bytes.with(labels).set(space_available_size);
    }
  },
});
