import { resticManager } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { expect, it } from 'vitest';
import { statPanel } from './panels/stat.ts';
import { stack } from './sections.ts';

const hosts = select(resticManager).rm_hosts_total.sum();

const panel = (id: number, x: number, y: number, h: number) =>
  statPanel({
    id,
    title: `Panel ${id}`,
    description: 'For a test.',
    grid: { x, y, w: 12, h },
    tiles: { hosts: hosts.legend('Hosts') },
    field: {},
    overrides: [],
  });

it('stack puts each section below the tallest panel of the one before', () => {
  const panels = stack(
    { id: 1, title: 'First?', panels: [panel(2, 0, 0, 4), panel(3, 12, 0, 8)] },
    { id: 4, title: 'Second?', panels: [panel(5, 0, 0, 4), panel(6, 0, 4, 4)] },
    { id: 7, title: 'Empty?', panels: [] },
    { id: 8, title: 'Last?', panels: [panel(9, 0, 0, 4)] },
  );
  expect(panels.map(({ id, type, gridPos }) => [id, type, gridPos?.y])).toEqual([
    [1, 'row', 0],
    [2, 'stat', 1],
    [3, 'stat', 1],
    [4, 'row', 9],
    [5, 'stat', 10],
    [6, 'stat', 14],
    [7, 'row', 18],
    [8, 'row', 19],
    [9, 'stat', 20],
  ]);
});
