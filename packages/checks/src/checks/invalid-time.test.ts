import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { invalidTime } from './invalid-time.ts';

function pathsOf(dashboard: object): unknown[] {
  return problemsOfExample(invalidTime, dashboard).map(({ path }) => path);
}

describe('invalid-time', () => {
  it.each(['2024-01-01T00:00:00.000Z', '2024-01-01', '1700000000000', 'now-1d/d', 'now/fQ', '$from'])(
    'reads from %s',
    (from) => {
      expect(pathsOf({ panels: [], time: { from, to: 'now' } })).toEqual([]);
    },
  );

  it.each(['now-24x', 'yesterday', '', '24h'])('does not read from %j', (from) => {
    expect(pathsOf({ panels: [], time: { from, to: 'now' } })).toEqual(['/time/from']);
  });

  it.each([{ refresh: '1m' }, { refresh: '' }, { refresh: false }, { refresh: 'auto' }, {}])('reads %j', (part) => {
    expect(pathsOf({ panels: [], ...part })).toEqual([]);
  });

  it.each([{ refresh: 'often' }, { refresh: true }])('does not read %j', (part) => {
    expect(pathsOf({ panels: [], ...part })).toEqual(['/refresh']);
  });

  it.each([
    { timeFrom: '1h' },
    { timeFrom: 'now-1h' },
    { timeFrom: 'now/d' },
    { timeFrom: null },
    { timeShift: '1d' },
    { timeShift: '' },
    { interval: '>10s' },
    { interval: '$interval' },
    { interval: '30' },
  ])('reads %j of a panel', (panel) => {
    expect(pathsOf({ panels: [panel] })).toEqual([]);
  });

  it.each([{ timeFrom: '30' }, { timeShift: '1x' }, { interval: 'soon' }, { interval: ['1m'] }])(
    'does not read %j of a panel',
    (panel) => {
      expect(pathsOf({ panels: [panel] })).toEqual([`/panels/0/${Object.keys(panel).join('')}`]);
    },
  );
});
