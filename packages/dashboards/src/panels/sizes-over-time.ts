import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { LegendedQuery } from '@lockstep/query';
import { BY_NAME } from './field.ts';
import type { PanelFrame } from './panel.ts';
import type { Targets } from './target.ts';
import { timeSeriesPanel } from './time-series.ts';

/** Longest gap that a line bridges, in milliseconds: a restart of what is scraped, not one that went away. */
const BRIDGED_GAP_MS = 3_600_000;

/** Bytes that grow over weeks. */
export interface SizesOverTime extends PanelFrame {
  readonly lines: Targets<LegendedQuery>;
  readonly noValue: string;
}

/** Growth over 30 days. The axis does not start at zero: growth is small against size. */
export function sizesOverTime({ noValue, ...panel }: SizesOverTime): Panel {
  return timeSeriesPanel({
    ...panel,
    field: {
      unit: 'bytes',
      color: BY_NAME,
      noValue,
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
}
