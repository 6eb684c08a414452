import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** The runs of the host over time: each brings its line down to zero. */
export const sinceLast: Panel = timeSeriesPanel({
  id: 4,
  title: 'Jobs: time since the last backup',
  description: [
    'Time since the last run, and since the last success: both fall to zero with each good run, only the first with one that failed. The third line is the interval within which a success is expected.',
    'What to do: the success line above the expected one is a late backup, above it for more than the grace an overdue one. The two lines apart: runs that fail. No teeth at all: nothing runs. How long each job took and how it ended: GET /api/v1/jobs of the server.',
  ].join('\n\n'),
  grid: { x: 0, y: 11, w: 12, h: 9 },
  lines: {
    success: rm.rm_host_last_successful_backup_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age()
      .legend('{{host}} since a success'),
    run: rm.rm_host_last_backup_timestamp_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .age()
      .legend('{{host}} since a run'),
    expected: rm.rm_host_backup_expected_interval_seconds
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .legend('{{host}} expected every'),
  },
  field: {
    unit: 's',
    min: 0,
    color: BY_NAME,
    noValue: 'No backup known of this host',
    custom: { lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'max'] },
  timeFrom: '7d',
});
