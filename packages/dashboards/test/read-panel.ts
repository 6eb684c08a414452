import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Seen, SeenPanel } from './execute-panel.ts';

/**
 * What a panel shows, in lines: `name: text [colour]` for tiles, one line per row with ` | ` between the cells for
 * tables, `name [colour]: legend values` for lines. The message that stands in its place when there is no data.
 */
export function readPanel(panel: SeenPanel): string[] {
  switch (panel.kind) {
    case 'stat':
      return panel.tiles.map(({ name, ...seen }) => `${name}: ${inColour(seen)}`);
    case 'table':
      return panel.message === undefined
        ? panel.rows.map((row) => Object.values(row).map(inColour).join(' | '))
        : [panel.message];
    case 'timeseries':
      return panel.message === undefined
        ? panel.lines.map(({ name, color, legend }) => `${name} [${color}]: ${legend.join(', ')}`)
        : [panel.message];
  }
}

/** The panel with a title. */
export function panelOf(dashboard: Dashboard, title: string): Panel {
  const found = dashboard.panels?.find((panel) => panel.title === title);
  if (found === undefined || found.type === 'row') throw new TypeError(`No panel \`${title}\`.`);
  return found;
}

/** Neutral text without its colour. */
function inColour({ text, color }: Seen): string {
  return color === 'text' ? text : `${text} [${color}]`;
}
