import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { RATE_WINDOW } from '../../window.ts';
import { CHOSEN, node } from './node.ts';

const idle = node.node_cpu_seconds_total
  .where({ ...CHOSEN, mode: 'idle' })
  .rate(RATE_WINDOW)
  .avgBy('instance');
const waiting = node.node_cpu_seconds_total
  .where({ ...CHOSEN, mode: 'iowait' })
  .rate(RATE_WINDOW)
  .avgBy('instance');

/** Share of processor time that was not idle. */
export const cpuUsage: Panel = timeSeriesPanel({
  id: 1,
  title: 'CPU Usage',
  description: [
    'Share of the time of all processors in which they were not idle, in whatever mode: user and system, and also nice, interrupts, stolen time and waiting for disks. The second line is the waiting alone: the processor could have done something else.',
    'What to do: a backup compresses and encrypts, so hours near 100 % at night are its work. Near 100 % outside of backups: see what runs. Much waiting: the disk is the limit, not the processor.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  lines: {
    busy: idle.subtractedFrom(1).clampMin(0).legend('{{instance}} busy'),
    waiting: waiting.legend('{{instance}} waiting for disks'),
  },
  field: {
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    color: BY_NAME,
    noValue: 'No node exporter is scraped',
    custom: { lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'mean', 'max'], sortBy: 'Max' },
});
