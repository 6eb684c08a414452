import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { unknownField } from './unknown-field.ts';

const QUERY = { refId: 'A', expr: 'max by (host) (host_up)', format: 'table', instant: true };
const ORGANIZE = { id: 'organize', options: { excludeByName: { Time: true }, renameByName: { host: 'Host' } } };

const overrides = (...names: string[]): object => ({
  fieldConfig: { overrides: names.map((options) => ({ matcher: { id: 'byName', options }, properties: [] })) },
});
const organized = (options: object): object => ({ transformations: [{ id: 'organize', options }] });

/** A name like one that is there is taken for a mistake, any other for something left over. */
const CASES: { name: string; panel: object; finds: readonly (readonly [string, string])[] }[] = [
  {
    name: 'columns by their last names',
    panel: { transformations: [ORGANIZE], ...overrides('Host', 'Value') },
    finds: [],
  },
  {
    name: 'a column by its first name',
    panel: { transformations: [ORGANIZE], ...overrides('host') },
    finds: [['error', '/panels/0/fieldConfig/overrides/0/matcher/options']],
  },
  {
    name: 'a column that is gone',
    panel: { transformations: [ORGANIZE], ...overrides('Repository size') },
    finds: [['warning', '/panels/0/fieldConfig/overrides/0/matcher/options']],
  },
  { name: 'a column that is taken out', panel: { transformations: [ORGANIZE], ...overrides('Time') }, finds: [] },
  {
    name: 'an index that is misspelt',
    panel: organized({ indexByName: { hots: 1 } }),
    finds: [['error', '/panels/0/transformations/0/options/indexByName/hots']],
  },
  {
    name: 'the value of several queries',
    panel: {
      targets: [QUERY, { ...QUERY, refId: 'B' }],
      ...organized({ renameByName: { 'Value #A': 'a', 'Value #C': 'c' } }),
    },
    finds: [['error', '/panels/0/transformations/0/options/renameByName/Value #C']],
  },
  {
    name: 'columns of a transformation that computes',
    panel: {
      transformations: [
        { id: 'groupBy', options: {} },
        { id: 'organize', options: { renameByName: { 'Value (sum)': 'x' } } },
      ],
    },
    finds: [],
  },
  {
    name: 'columns of labels that nobody knows',
    panel: { targets: [{ ...QUERY, expr: 'somebodys_metric' }], ...overrides('x') },
    finds: [],
  },
  {
    name: 'a sort order',
    panel: { options: { sortBy: [{ displayName: 'Values' }] } },
    finds: [['error', '/panels/0/options/sortBy/0/displayName']],
  },
  {
    name: 'a legend with a label',
    panel: { type: 'timeseries', targets: [{ ...QUERY, legendFormat: '{{host}}' }], ...overrides('web') },
    finds: [],
  },
  {
    name: 'a sort order of a legend',
    panel: { type: 'timeseries', options: { legend: { calcs: ['max', 'lastNotNull'], sortBy: 'Maxx' } } },
    finds: [['error', '/panels/0/options/legend/sortBy']],
  },
  {
    name: 'a legend that is sorted by name',
    panel: { type: 'timeseries', options: { legend: { calcs: ['max'], sortBy: 'Name' } } },
    finds: [],
  },
];

describe('unknown-field', () => {
  it.each(CASES)('$name', ({ panel, finds }) => {
    const found = problemsOfExample(unknownField, { type: 'table', targets: [QUERY], ...panel });
    expect(
      found.filter(({ check }) => check === unknownField.id).map(({ severity, path }) => [severity, path]),
    ).toEqual(finds);
  });
});
