import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** Snapshots and locks of the repository over time. */
export const snapshots: Panel = timeSeriesPanel({
  id: 6,
  title: 'Snapshots and locks',
  description: [
    'Number of snapshots in the repository of the host, over 30 days, and of its locks. Backups bring the first up, forget brings it down to what the rules keep. A line that ends: the repository could not be listed.',
    'What to do: snapshots that only rise: forget does not run. A fall to zero: the repository was emptied or replaced; do not prune, find out who did it. Locks that stay at one or more between runs are stale.',
  ].join('\n\n'),
  grid: { x: 0, y: 20, w: 24, h: 8 },
  lines: {
    snapshots: rm.rm_host_snapshot_count
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .legend('{{host}} snapshots'),
    locks: rm.rm_host_repo_locks
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .legend('{{host}} locks'),
  },
  field: {
    unit: 'none',
    decimals: 0,
    min: 0,
    color: BY_NAME,
    noValue: 'No snapshots known of this host',
    custom: {
      lineInterpolation: LineInterpolation.StepAfter,
      lineWidth: 1,
      fillOpacity: 0,
      showPoints: VisibilityMode.Auto,
      spanNulls: false,
    },
  },
  legend: { placement: 'right', calcs: ['lastNotNull', 'min', 'max'] },
  timeFrom: '30d',
});
