import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { HOST_KEY, rm } from './rm.ts';

/** Longest gap that a line bridges, in milliseconds: a restart of the server, not a host that went away. */
const BRIDGED_GAP_MS = 3_600_000;

/** Growth of each host's repository. The axis does not start at zero: growth is small against size. */
export const repoSize: Panel = timeSeriesPanel({
  id: 4,
  title: 'Repo size over time',
  description: [
    "Data in use in each host's repository (restic stats, raw data), over 30 days whatever time the dashboard shows. The axis does not start at zero. A line that ends: the size is not known any more, because the host or the server is silent.",
    'What to do: a steep rise is new data or a lost exclude; a size that only grows while snapshots are forgotten means that nobody prunes. Hosts may share a repository, so lines must not be added up.',
  ].join('\n\n'),
  grid: { x: 0, y: 16, w: 12, h: 9 },
  lines: { size: rm.rm_host_repo_size_bytes.maxBy(...HOST_KEY).legend('{{host}}') },
  field: {
    unit: 'bytes',
    color: BY_NAME,
    noValue: 'No repository size known yet',
    custom: {
      lineInterpolation: LineInterpolation.StepAfter,
      lineWidth: 1,
      fillOpacity: 0,
      showPoints: VisibilityMode.Auto,
      spanNulls: BRIDGED_GAP_MS,
    },
  },
  legend: { placement: 'right', calcs: ['lastNotNull', 'diff'], sortBy: 'Last *' },
  timeFrom: '30d',
});
