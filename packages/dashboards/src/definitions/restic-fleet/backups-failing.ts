import { resticManager } from '@lockstep/catalog';
import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { type Colour, fixedColour } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { constant, count, isEqual, minus, orElse, sum, times } from '../../query/operations.ts';
import { metric } from '../../query/select.ts';
import { perHost } from './per-host.ts';

const registered = sum(metric(resticManager, 'rm_hosts_total'));

/** Zero while the server is scraped, absent when it is not: a zero that does not hide a dead server. */
const zero = times(registered, 0);

const failed = orElse(sum(isEqual(perHost('rm_host_last_backup_success'), 0)), zero);
const overdue = orElse(sum(perHost('rm_host_backup_overdue')), zero);
const unexpected = minus(registered, orElse(count(perHost('rm_host_backup_overdue')), constant(0)));

const COLOURS: readonly { readonly name: string; readonly color: Colour }[] = [
  { name: 'Last backup failed', color: 'red' },
  { name: 'Overdue', color: 'orange' },
  { name: 'No expectation set', color: 'text' },
];

/** How many hosts are without the backup that they should have, in the three ways in which that happens. */
export const backupsFailing: Panel = timeSeriesPanel({
  id: 5,
  title: 'Backups failing',
  description: [
    'Numbers of hosts. Last backup failed: the latest run of something that the host owes did not succeed. Overdue: no success for longer than expected, which includes hosts that never backed up and backups that silently stopped. No expectation set: hosts that can never be overdue. A host may count in two lines. A gap means that the server was not scraped.',
    'What to do: anything above zero is work. The Hosts table names the hosts.',
  ].join('\n\n'),
  grid: { x: 12, y: 16, w: 12, h: 9 },
  lines: [
    { refId: 'failed', query: failed, legend: 'Last backup failed' },
    { refId: 'overdue', query: overdue, legend: 'Overdue' },
    { refId: 'unexpected', query: unexpected, legend: 'No expectation set' },
  ],
  field: {
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: 'No data: see Data age',
    custom: {
      lineInterpolation: LineInterpolation.StepAfter,
      lineWidth: 2,
      fillOpacity: 10,
      showPoints: VisibilityMode.Never,
      spanNulls: false,
      axisSoftMax: 5,
    },
  },
  overrides: COLOURS.map(({ name, color }) => ({ name, options: { color: fixedColour(color) } })),
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'max'] },
});
