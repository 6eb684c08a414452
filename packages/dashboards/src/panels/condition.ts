import { LineInterpolation, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant } from '@lockstep/query';
import type { Condition } from '../alerting/condition.ts';
import { BY_NAME } from './field.ts';
import type { PanelFrame } from './panel.ts';
import { timeSeriesPanel } from './time-series.ts';

const WIDTH = 12;
const HEIGHT = 8;

/** Panels of alerts, two in a row. */
export function conditionPanels(conditions: readonly Condition[]): readonly Panel[] {
  return conditions.map((condition, index) =>
    conditionPanel(condition, {
      x: (index % 2) * WIDTH,
      y: Math.floor(index / 2) * HEIGHT,
      w: WIDTH,
      h: HEIGHT,
    }),
  );
}

/** The panel of an alert: its quantity for everything that it watches, and the threshold as a line. */
function conditionPanel({ name, runbook, panel, ...condition }: Condition, grid: PanelFrame['grid']): Panel {
  const { quantity, threshold, meaning, unit, noValue } = panel;
  const when = condition.for === '0m' ? '' : ` after ${condition.for}`;
  return timeSeriesPanel({
    id: panel.id,
    title: name,
    description: `${meaning}\n\nAlert ${name}, ${condition.severity}${when}. What to do: docs/runbooks/${runbook}.md.`,
    grid,
    lines: {
      quantity,
      ...(threshold === undefined ? {} : { threshold: constant(threshold).legend('Threshold') }),
    },
    field: {
      unit,
      color: BY_NAME,
      noValue,
      custom: {
        lineInterpolation: LineInterpolation.StepAfter,
        lineWidth: 1,
        fillOpacity: 0,
        showPoints: VisibilityMode.Never,
        spanNulls: false,
      },
    },
    legend: { placement: 'bottom', calcs: ['lastNotNull'], sortBy: 'Last *' },
  });
}
