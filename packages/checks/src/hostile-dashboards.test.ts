import { describe, expect, it } from 'vitest';
import { checkDocuments } from './check-documents.ts';
import { readDocuments } from './documents/read-documents.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { knownMetrics } from './known-metrics.ts';

const SIZE = 5_000;

function many(make: (index: number) => unknown): unknown[] {
  return Array.from({ length: SIZE }, (_, index) => make(index));
}

/** With a step for each pair of things, or a list of all in each message, none would end before the runner gives up. */
const LARGE: { name: string; dashboard: object; finds: string }[] = [
  {
    name: 'panels in one place',
    dashboard: { panels: many(() => ({ id: 1, gridPos: { x: 0, y: 0, w: 1, h: 1 } })) },
    finds: 'overlapping-panels',
  },
  {
    name: 'queries and overrides of one panel',
    dashboard: {
      panels: [
        {
          type: 'timeseries',
          targets: many((i) => ({ refId: `q${i}`, expr: 'host_up', legendFormat: `s${i}` })),
          fieldConfig: {
            overrides: many((i) => ({
              matcher: { id: 'byName', options: `t${i}` },
              properties: [{ id: 'unit', value: 's' }],
            })),
          },
        },
      ],
    },
    finds: 'unknown-field',
  },
  {
    name: 'variables that wait for each other',
    dashboard: {
      panels: [],
      templating: {
        list: many((i) => ({ name: `v${i}`, type: 'query', query: `label_values(host_up{host="$v${i + 1}"}, host)` })),
      },
    },
    finds: 'undeclared-variable',
  },
  {
    name: 'openings of a variable',
    dashboard: { panels: [{ title: '${a:'.repeat(SIZE), type: 'stat' }] },
    finds: 'panel-without-query',
  },
];

describe('a large dashboard', () => {
  it.each(LARGE)('of many $name is checked', ({ dashboard, finds }) => {
    const { documents } = readDocuments('large.json', JSON.stringify(dashboard));
    const { problems } = checkDocuments(documents, { metrics: knownMetrics([EXAMPLE_CATALOG]), ownership: 'own' });
    expect(problems.map(({ check }) => check)).toContain(finds);
    expect(Math.max(...problems.map(({ fix, message }) => fix.length + message.length))).toBeLessThan(1_000);
  });
});
