import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { SOURCE } from '../backup-overview/backup.ts';
import { kopiaSources, specified } from './kopia.ts';

const duration = specified.kopia_backup_duration_seconds.maxBy(...SOURCE);

/** How long the last run of each source took, over time. */
export const durationTrend: Panel = timeSeriesPanel({
  id: 2,
  title: 'Backup Duration Trend',
  description: [
    'Duration of the last run of each source, over 30 days whatever time the dashboard shows; each step is a run. The line does not break when a run ends otherwise than the one before: the status is in the table.',
    'What to do: a step up that stays is new data, a slower disk or network, or a cold cache. A fall to nearly nothing is suspicious, too: a source that was emptied is backed up fast. Compare with the time window that backups must fit in.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    duration: kopiaSources
      .times(duration, { on: ['repository', 'source_id'], groupLeft: [] })
      .legend('{{user}}@{{host}}:{{path}}'),
  },
  field: {
    unit: 's',
    color: BY_NAME,
    noValue: 'No duration known yet',
    custom: {
      lineInterpolation: LineInterpolation.StepAfter,
      lineWidth: 1,
      fillOpacity: 0,
      showPoints: VisibilityMode.Auto,
      spanNulls: false,
    },
  },
  legend: { placement: 'right', calcs: ['lastNotNull', 'max'], sortBy: 'Last *' },
  timeFrom: '30d',
});
