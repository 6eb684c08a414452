import { defineCheck } from '../check.ts';

const GRID_COLUMNS = 24;

/** A panel that leaves the grid. */
export const offGrid = defineCheck({
  id: 'off-grid',
  scope: 'panel',
  defect: 'style',
  docs: {
    summary: 'A panel reaches beyond the 24 columns of the grid, or has no size.',
    why: 'Grafana puts it somewhere else, and the panels around it move.',
    bad: [{ gridPos: { x: 20, y: 0, w: 8, h: 4 } }],
    good: [{ gridPos: { x: 16, y: 0, w: 8, h: 4 } }],
  },
  check({ panel: { grid } }, _context, report) {
    if (grid === undefined) return;
    const { x, y, w, h, path } = grid;
    if (x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= GRID_COLUMNS) return;
    report({
      path,
      message: `It reaches from column ${x} to ${x + w}, and from row ${y} to ${y + h}; the grid has ${GRID_COLUMNS} columns.`,
      fix: 'Make it narrower or move it.',
    });
  },
});
