import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant } from '@lockstep/query';
import { type Colour, fixedColour } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { HOST_KEY, rm } from './rm.ts';

const registered = rm.rm_hosts_total.sum();

/** Zero while the server is scraped, absent when it is not: a zero that does not hide a dead server. */
const zero = registered.times(0);

const lastSuccess = rm.rm_host_last_backup_success.maxBy(...HOST_KEY);
const overdue = rm.rm_host_backup_overdue.maxBy(...HOST_KEY);

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
  lines: {
    failed: lastSuccess.isEqualTo(0).sum().or(zero).legend('Last backup failed'),
    overdue: overdue.sum().or(zero).legend('Overdue'),
    unexpected: registered.minus(overdue.count().or(constant(0))).legend('No expectation set'),
  },
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
