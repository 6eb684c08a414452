import { LineInterpolation } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { builds } from './nixfleet.ts';

/** When the version changed. */
export const versions: Panel = timeSeriesPanel({
  id: 7,
  title: 'Which version ran when?',
  description: [
    'Number of control planes of each version and commit. A line that ends where another begins is a deploy.',
    'What to do: two lines for longer than a deploy: some control plane was not restarted. A commit that nobody knows: somebody built from a working copy.',
  ].join('\n\n'),
  grid: { x: 12, y: 29, w: 12, h: 7 },
  lines: { versions: builds.countBy('version', 'git_commit').legend('{{version}} ({{git_commit}})') },
  field: {
    unit: 'none',
    decimals: 0,
    min: 0,
    color: BY_NAME,
    noValue: 'No control plane is scraped',
    custom: { lineInterpolation: LineInterpolation.StepAfter, lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'bottom', calcs: ['lastNotNull'] },
});
