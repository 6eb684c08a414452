import { defineCheck } from '../check.ts';
import type { GridPlace, PanelView } from '../documents/document.ts';

/** Panels that share a place on the grid. */
export const overlappingPanels = defineCheck({
  id: 'overlapping-panels',
  scope: 'dashboard',
  defect: 'style',
  docs: {
    summary: 'Two panels share a place on the grid.',
    why: 'Grafana moves one of them down, and all below it.',
    bad: [
      {
        panels: [
          { title: 'Hosts', gridPos: { x: 0, y: 0, w: 12, h: 8 } },
          { title: 'Jobs', gridPos: { x: 8, y: 0, w: 12, h: 8 } },
        ],
      },
    ],
    good: [
      {
        panels: [
          { title: 'Hosts', gridPos: { x: 0, y: 0, w: 12, h: 8 } },
          { title: 'Jobs', gridPos: { x: 12, y: 0, w: 12, h: 8 } },
        ],
      },
    ],
  },
  check({ panels }, _context, report) {
    const grids = new Map<string, PlacedPanel[]>();
    for (const panel of panels.flatMap(placed)) {
      grids.set(panel.grid.container, [...(grids.get(panel.grid.container) ?? []), panel]);
    }
    for (const grid of grids.values()) {
      for (const [panel, other] of overlaps(grid)) {
        report({
          path: panel.grid.path,
          message: `\`${panel.title}\` lies on \`${other.title}\`.`,
          fix: 'Move one of the two.',
        });
      }
    }
  },
});

interface PlacedPanel {
  readonly title: string;
  readonly grid: GridPlace;
}

function placed({ title, grid }: PanelView): PlacedPanel[] {
  return grid === undefined ? [] : [{ title, grid }];
}

/** From top to bottom, against those that reach down to here and lie beside each other: never more than columns. */
function overlaps(panels: readonly PlacedPanel[]): (readonly [PlacedPanel, PlacedPanel])[] {
  const found: (readonly [PlacedPanel, PlacedPanel])[] = [];
  let beside: PlacedPanel[] = [];
  for (const panel of panels.toSorted((a, b) => a.grid.y - b.grid.y)) {
    beside = beside.filter(({ grid }) => grid.y + grid.h > panel.grid.y);
    const other = beside.find(({ grid }) => grid.x < panel.grid.x + panel.grid.w && panel.grid.x < grid.x + grid.w);
    if (other === undefined) beside.push(panel);
    else found.push([panel, other]);
  }
  return found;
}
