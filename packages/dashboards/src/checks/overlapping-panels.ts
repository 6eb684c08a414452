import { overlaps } from '../grid.ts';
import { type Check, inPanel } from './check.ts';

/** Two panels share a place on the grid; Grafana would move one. */
export const overlappingPanels: Check = {
  id: 'overlapping-panels',
  check: ({ panels }) =>
    panels.flatMap((panel, i) =>
      panels
        .slice(0, i)
        .filter(({ grid }) => grid !== undefined && panel.grid !== undefined && overlaps(grid, panel.grid))
        .map((other) =>
          inPanel(panel, `${panel.path}/gridPos`, `It lies on \`${other.title}\`.`, 'Move one of the two.'),
        ),
    ),
};
