import { resticManager } from '@lockstep/catalog';
import { promql, select } from '@lockstep/query';
import { describe, expect, it } from 'vitest';
import { defineDashboard } from './dashboard.ts';
import { renderJson } from './json.ts';
import { thresholds } from './panels/field.ts';
import { statPanel } from './panels/stat.ts';
import { tablePanel } from './panels/table.ts';

const rm = select(resticManager);
const hosts = rm.rm_hosts_total.sum();

const panel = (id: number, grid = { x: 0, y: 4 * id, w: 24, h: 4 }) =>
  statPanel({
    id,
    title: `Panel ${id}`,
    description: 'For a test.',
    grid,
    tiles: { hosts: hosts.legend('Hosts') },
    field: {},
    overrides: [],
  });

const definition = {
  uid: 'test',
  title: 'Test',
  description: 'For a test.',
  tags: [],
  timeFrom: '1h',
  refresh: '1m',
} as const;

describe('defineDashboard refuses', () => {
  const cases: { name: string; uid?: string; panels: ReturnType<typeof panel>[]; message: RegExp }[] = [
    { name: 'a uid with upper case', uid: 'Test', panels: [panel(1)], message: /uid `Test`.*a-z/ },
    { name: 'a uid of 41 characters', uid: 'a'.repeat(41), panels: [panel(1)], message: /at most 40/ },
    { name: 'an empty uid', uid: '', panels: [panel(1)], message: /uid ``/ },
    { name: 'two panels of one id', panels: [panel(1), panel(1, { x: 0, y: 50, w: 1, h: 1 })], message: /same id 1/ },
    { name: 'panels that overlap', panels: [panel(1), panel(2, { x: 23, y: 7, w: 1, h: 1 })], message: /overlap/ },
    {
      name: 'a panel that leaves the grid',
      panels: [panel(1, { x: 20, y: 0, w: 5, h: 1 })],
      message: /leaves the grid/,
    },
    { name: 'a panel without height', panels: [panel(1, { x: 0, y: 0, w: 5, h: 0 })], message: /leaves the grid/ },
  ];
  it.each(cases)('$name', ({ uid = 'test', panels, message }) => {
    expect(() => defineDashboard({ ...definition, uid, panels })).toThrow(message);
  });
});

describe('defineDashboard', () => {
  it('keeps a panel at the origin where it is', () => {
    const { panels = [] } = defineDashboard({
      ...definition,
      panels: [panel(2), panel(1, { x: 0, y: 0, w: 5, h: 4 })],
    });
    expect(panels.map(({ gridPos }) => gridPos)).toEqual([
      { x: 0, y: 8, w: 24, h: 4 },
      { x: 0, y: 0, w: 5, h: 4 },
    ]);
  });

  it('gives plain data', () => {
    const dashboard = defineDashboard({ ...definition, panels: [panel(1)] });
    expect(structuredClone(dashboard)).toEqual(dashboard);
  });
});

describe('panels refuse', () => {
  it('a table whose queries lack the key', () => {
    // The compiler sees the labels of the builder, not those of a text.
    const alerts = promql`sum by (severity) (${rm.rm_active_alerts})`;
    const queries = { online: rm.rm_host_agent_online.maxBy('host_id', 'host'), alerts };
    const base = {
      id: 1,
      title: 'T',
      description: 'D',
      grid: { x: 0, y: 0, w: 1, h: 1 },
      field: {},
      columns: [],
      sort: [],
    };
    expect(() => tablePanel({ ...base, key: ['host_id', 'host'], queries })).toThrow(
      'Panel `T`, query `alerts` has no label `host_id`, `host` to merge on.',
    );
  });

  it('thresholds that do not rise', () => {
    expect(() => thresholds('blue', [2, 'orange'], [1, 'red'])).toThrow('found 2, 1');
  });
});

it('renderJson sorts keys at every depth and ends in a newline', () => {
  expect(renderJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(
    '{\n  "a": "x",\n  "b": [\n    {\n      "c": null,\n      "d": 1\n    }\n  ]\n}\n',
  );
});
