import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DatasourceVariableBuilder,
  type Panel,
  type RowPanel,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { isOffGrid, overlaps } from './grid.ts';
import { DATASOURCE_VARIABLE } from './panels/target.ts';

/** A dashboard as it is defined: everything that differs from one to the next. */
export interface DashboardDefinition {
  /** Also the name of the file: lower-case letters, digits and dashes, at most 40. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** Time shown at first, up to now: `24h`. */
  readonly timeFrom: string;
  /** How often an open dashboard asks again: `1m`. */
  readonly refresh: string;
  /** What a reader can choose beside the data source, made by `choice`. Default: nothing. */
  readonly variables?: readonly VariableModel[];
  /** In reading order; headings by `stack`. */
  readonly panels: readonly (Panel | RowPanel)[];
}

/** The schema version of Grafana 11.6, which every 11.x reads. */
export const SCHEMA_VERSION = 41;

/**
 * A dashboard as Grafana 11 reads it: plain JSON data, read-only, with a variable that follows the default Prometheus
 * data source before any other.
 *
 * @throws {TypeError} for a uid that Grafana refuses, a repeated panel id, a panel off the grid or on another panel.
 */
export function defineDashboard(definition: DashboardDefinition): Dashboard {
  refuseMistakes(definition);
  const builder = new DashboardBuilder(definition.title)
    .uid(definition.uid)
    .description(definition.description)
    .tags([...definition.tags])
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .timezone('browser')
    .time({ from: `now-${definition.timeFrom}`, to: 'now' })
    .refresh(definition.refresh)
    .withVariable(
      new DatasourceVariableBuilder(DATASOURCE_VARIABLE)
        .label('Data source')
        .type('prometheus')
        // Exactly this makes Grafana offer, and start with, whatever the default data source is.
        .current({ text: 'default', value: 'default' }),
    );
  for (const variable of definition.variables ?? []) builder.withVariable({ build: () => variable });
  // Not `withPanel`: it would place panels by itself, and overflow. The copy drops the SDK's marker functions.
  const built = { ...builder.build(), schemaVersion: SCHEMA_VERSION, panels: definition.panels };
  return JSON.parse(JSON.stringify(built)) as Dashboard;
}

function refuseMistakes({ uid, panels }: DashboardDefinition): void {
  if (!/^[a-z0-9-]{1,40}$/.test(uid)) {
    throw new TypeError(`Dashboard uid \`${uid}\`: use a-z, 0-9 and -, at most 40 characters.`);
  }
  panels.forEach((panel, index) => {
    for (const other of panels.slice(0, index)) refuseClash(panel, other);
    if (panel.gridPos === undefined || isOffGrid(panel.gridPos)) {
      throw new TypeError(`Panel \`${panel.title}\` leaves the grid: ${JSON.stringify(panel.gridPos)}.`);
    }
  });
}

function refuseClash(panel: Panel | RowPanel, other: Panel | RowPanel): void {
  if (panel.id === other.id) {
    throw new TypeError(`Panels \`${other.title}\` and \`${panel.title}\` have the same id ${panel.id}.`);
  }
  if (panel.gridPos !== undefined && other.gridPos !== undefined && overlaps(panel.gridPos, other.gridPos)) {
    throw new TypeError(`Panels \`${other.title}\` and \`${panel.title}\` overlap on the grid.`);
  }
}
