import { GRID_COLUMNS, isOffGrid } from '../grid.ts';
import { type Check, eachPanel, inPanel } from './check.ts';

/** A panel leaves the grid. */
export const offGrid: Check = {
  id: 'off-grid',
  check: eachPanel((panel) =>
    panel.grid === undefined || !isOffGrid(panel.grid)
      ? []
      : [
          inPanel(
            panel,
            `${panel.path}/gridPos`,
            `It reaches from column ${panel.grid.x} to ${panel.grid.x + panel.grid.w}; the grid has ${GRID_COLUMNS}.`,
            'Make it narrower or move it.',
          ),
        ],
  ),
};
