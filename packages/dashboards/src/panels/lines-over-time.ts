import { StackingMode, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { LegendedQuery } from '@lockstep/query';
import { BY_NAME } from './field.ts';
import type { PanelFrame } from './panel.ts';
import type { Targets } from './target.ts';
import { type Legend, timeSeriesPanel } from './time-series.ts';

/** Lines of one unit that start at zero. */
export interface LinesOverTime extends PanelFrame {
  readonly lines: Targets<LegendedQuery>;
  /** Id of a Grafana unit. */
  readonly unit: string;
  readonly decimals?: number;
  /** Upper end of the axis, for shares. Default: the largest value. */
  readonly max?: number;
  /** For parts of a whole: areas on each other, so that the upper edge is the sum. */
  readonly stacked?: boolean;
  /** Shown in the place of the lines when there are none: why that may be. */
  readonly noValue: string;
  /** Default: below the lines, with the last value and the largest, the largest first. */
  readonly legend?: Legend;
  /** Time shown whatever the dashboard shows: `30d`. */
  readonly timeFrom?: string;
}

const BY_MAX: Legend = { placement: 'bottom', calcs: ['lastNotNull', 'max'], sortBy: 'Max' };

/** Percent; enough to see an area, and lines through it. */
const STACKED = { fillOpacity: 30, stacking: { mode: StackingMode.Normal, group: 'A' } } as const;

/** Lines that keep their colour by name, from zero on, with a gap where nothing was measured. */
export function linesOverTime(panel: LinesOverTime): Panel {
  const { unit, decimals, max, noValue, stacked = false, legend = BY_MAX, ...frame } = panel;
  return timeSeriesPanel({
    ...frame,
    field: {
      unit,
      ...(decimals === undefined ? {} : { decimals }),
      min: 0,
      ...(max === undefined ? {} : { max }),
      color: BY_NAME,
      noValue,
      custom: {
        lineWidth: 1,
        ...(stacked ? STACKED : { fillOpacity: 0 }),
        showPoints: VisibilityMode.Auto,
        spanNulls: false,
      },
    },
    legend,
  });
}
