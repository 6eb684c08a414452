import {
  type GraphFieldConfig,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { LegendedQuery } from '@lockstep/query';
import { fieldConfig, type FieldOptions, type FieldOverride } from './field.ts';
import { frame, type PanelFrame } from './panel.ts';
import { rangeTarget, type Targets } from './target.ts';

/** A panel of lines over time. */
export interface TimeSeriesPanel extends PanelFrame {
  readonly lines: Targets<LegendedQuery>;
  readonly field: FieldOptions<GraphFieldConfig>;
  readonly overrides?: readonly FieldOverride<GraphFieldConfig>[];
  readonly legend: Legend;
  /** Smallest step between points, for queries that are dear; Grafana chooses otherwise. */
  readonly step?: string;
  /** Time shown whatever the dashboard shows: `30d`. */
  readonly timeFrom?: string;
}

/** A legend below or beside the lines, with reduced values when `calcs` names reducers. */
export interface Legend {
  readonly placement: 'bottom' | 'right';
  readonly calcs: readonly string[];
  /** Title of one of the calcs, largest first. */
  readonly sortBy?: string;
}

/** A time series panel: all series in the tooltip, a table of the calcs as legend. */
export function timeSeriesPanel(panel: TimeSeriesPanel): Panel {
  const targets = Object.entries(panel.lines).map(([refId, line]) => rangeTarget(refId, line));
  const builder = frame(new PanelBuilder(), panel, targets)
    .legend(legend(panel.legend))
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
  if (panel.step !== undefined) builder.interval(panel.step);
  if (panel.timeFrom !== undefined) builder.timeFrom(panel.timeFrom);
  return { ...builder.build(), fieldConfig: fieldConfig(panel.field, panel.overrides ?? []) };
}

function legend({ placement, calcs, sortBy }: Legend): VizLegendOptionsBuilder {
  const builder = new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(calcs.length === 0 ? LegendDisplayMode.List : LegendDisplayMode.Table)
    .placement(placement === 'right' ? LegendPlacement.Right : LegendPlacement.Bottom)
    .calcs([...calcs]);
  return sortBy === undefined ? builder : builder.sortBy(sortBy).sortDesc(true);
}
