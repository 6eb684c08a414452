import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  ReduceDataOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { LegendedQuery } from '@lockstep/query';
import { fieldConfig, type FieldOptions, type FieldOverride } from './field.ts';
import { frame, type PanelFrame } from './panel.ts';
import { instantTarget, rangeTarget, type Targets } from './target.ts';

/** A panel of tiles, one per query. */
export interface StatPanel extends PanelFrame {
  readonly tiles: Targets<Tile>;
  readonly field: FieldOptions;
  readonly overrides: readonly FieldOverride[];
}

/** One tile: its legend is its name. With a sparkline the query runs over time and the last value is shown. */
export interface Tile extends LegendedQuery {
  readonly sparkline?: boolean;
}

/** A stat panel: number and name in each tile, coloured by its thresholds. */
export function statPanel(panel: StatPanel): Panel {
  const targets = Object.entries(panel.tiles).map(([refId, tile]) =>
    tile.sparkline === true ? rangeTarget(refId, tile) : instantTarget(refId, tile),
  );
  const sparkline = Object.values(panel.tiles).some((tile) => tile.sparkline === true);
  const built = frame(new PanelBuilder(), panel, targets)
    .graphMode(sparkline ? BigValueGraphMode.Area : BigValueGraphMode.None)
    .colorMode(BigValueColorMode.Value)
    .textMode(BigValueTextMode.ValueAndName)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false).fields(''))
    .build();
  return { ...built, fieldConfig: fieldConfig(panel.field, panel.overrides) };
}
