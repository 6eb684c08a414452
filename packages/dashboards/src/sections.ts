import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';

/** Panels under a heading. Their places on the grid count from the first line below it. */
export interface Section {
  /** As the id of a panel: never reused. */
  readonly id: number;
  /** A question that the panels answer. */
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** The sections one below the other: each heading as a row of Grafana, open, and its panels moved to where they belong. */
export function stack(...sections: readonly Section[]): (Panel | RowPanel)[] {
  let below = 0;
  return sections.flatMap(({ id, title, panels }) => {
    const first = below + 1;
    const placed = panels.map((panel) => moved(panel, first));
    below = Math.max(first, ...placed.map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)));
    return [heading(id, title, first - 1), ...placed];
  });
}

function moved(panel: Panel, down: number): Panel {
  const { gridPos } = panel;
  return gridPos === undefined ? panel : { ...panel, gridPos: { ...gridPos, y: gridPos.y + down } };
}

function heading(id: number, title: string, y: number): RowPanel {
  return { type: 'row', id, title, collapsed: false, gridPos: { x: 0, y, w: 24, h: 1 }, panels: [] };
}
