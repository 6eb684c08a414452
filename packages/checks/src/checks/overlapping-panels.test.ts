import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { overlappingPanels } from './overlapping-panels.ts';

function panel(title: string, [x, y, w, h]: readonly [number, number, number, number]): object {
  return { title, gridPos: { x, y, w, h } };
}

describe('overlapping-panels', () => {
  it.each([
    { name: 'beside each other', panels: [panel('a', [0, 0, 12, 8]), panel('b', [12, 0, 12, 8])], finds: [] },
    { name: 'below each other', panels: [panel('b', [0, 8, 24, 8]), panel('a', [0, 0, 24, 8])], finds: [] },
    {
      name: 'one across two',
      panels: [panel('a', [0, 0, 12, 8]), panel('b', [12, 0, 12, 8]), panel('c', [6, 4, 12, 8])],
      finds: ['c'],
    },
    {
      name: 'a tall one beside small ones',
      panels: [panel('a', [0, 0, 6, 20]), panel('b', [6, 0, 6, 4]), panel('c', [0, 16, 6, 4])],
      finds: ['c'],
    },
    {
      name: 'in a collapsed row, whose places do not count outside',
      panels: [
        panel('a', [0, 0, 24, 8]),
        {
          type: 'row',
          title: 'r',
          gridPos: { x: 0, y: 8, w: 24, h: 1 },
          panels: [panel('b', [0, 0, 24, 8]), panel('c', [0, 4, 24, 8])],
        },
      ],
      finds: ['c'],
    },
  ])('$name', ({ panels, finds }) => {
    const found = problemsOfExample(overlappingPanels, { panels });
    expect(found.map((problem) => problem.panel)).toEqual(finds);
  });
});
