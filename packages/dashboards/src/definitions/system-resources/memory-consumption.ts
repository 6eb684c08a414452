import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { CHOSEN, node } from './node.ts';

const total = node.node_memory_MemTotal_bytes.where(CHOSEN).maxBy('instance');
const available = node.node_memory_MemAvailable_bytes.where(CHOSEN).minBy('instance');

/** Memory that programs could not have. */
export const memoryConsumption: Panel = timeSeriesPanel({
  id: 2,
  title: 'Memory Consumption',
  description: [
    'Used: all memory but what is available, that is, what programs could get without swapping. Caches count as available. The second line is all that the machine has.',
    'What to do: when used comes close to the total, the kernel ends programs, and a backup is large enough to be among them: its last result is then "failed" without a word in its log. Both tools need memory with the number of files.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 9 },
  lines: {
    used: total.minus(available).legend('{{instance}} used'),
    total: total.legend('{{instance}} total'),
  },
  field: {
    unit: 'bytes',
    min: 0,
    color: BY_NAME,
    noValue: 'No node exporter is scraped',
    custom: { lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'max'], sortBy: 'Last *' },
});
