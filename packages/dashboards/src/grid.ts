/** A rectangle on Grafana's grid: 24 columns wide, rows without end. */
export interface GridPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Width of the grid in columns. */
const GRID_COLUMNS = 24;

/** Whether a rectangle leaves the grid on a side, or is empty. */
export function isOffGrid({ x, y, w, h }: GridPlace): boolean {
  return x < 0 || y < 0 || w < 1 || h < 1 || x + w > GRID_COLUMNS;
}

/** Whether two rectangles share a cell. */
export function overlaps(a: GridPlace, b: GridPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
