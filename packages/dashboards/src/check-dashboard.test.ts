import { readdirSync } from 'node:fs';
import { lockstep, resticManager } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { grafana } from '../test/grafana-data.ts';
import { FURTHER, type Mistake, PLANTED, planted } from '../test/planted-mistakes.ts';
import { checkDashboard } from './check-dashboard.ts';
import { invalidTime } from './checks/invalid-time.ts';
import { CHECKS } from './checks/index.ts';
import { viewOf } from './checks/view.ts';
import { resticFleet } from './definitions/restic-fleet.ts';

const CONTEXT = { catalogs: [resticManager, lockstep], scrapeIntervalSeconds: 30 };

describe('checkDashboard', () => {
  it('finds nothing in restic-fleet', () => {
    expect(checkDashboard(resticFleet, CONTEXT)).toEqual([]);
  });

  it.each(PLANTED)('catches $name', caught);
  it.each(FURTHER)('catches $name', caught);

  it('has a mistake for every check', () => {
    const ids = [...PLANTED, ...FURTHER].flatMap(({ found }) => found);
    expect([...new Set(ids)].toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted());
  });

  it('has one file per check, named after it', () => {
    const files = readdirSync(new URL('checks', import.meta.url)).map((file) => file.replace('.ts', ''));
    expect(CHECKS.map(({ id }) => id).filter((id) => !files.includes(id))).toEqual([]);
  });

  it('says what, where and how to repair', () => {
    expect(checkDashboard(planted({ at: '/panels/3/fieldConfig/defaults/unit', put: 'byts' }), CONTEXT)).toEqual([
      {
        check: 'unknown-unit',
        severity: 'error',
        panel: 'Repo size over time',
        path: '/panels/3/fieldConfig/defaults/unit',
        message: '`byts` is no unit of Grafana.',
        fix: 'Use an id of the list, as `bytes`, `s`, `none`.',
      },
    ]);
  });

  it.each([null, 1, 'x', [], {}, { panels: [null, { targets: [{ expr: 1 }] }] }])('judges any JSON: %j', (json) => {
    expect(checkDashboard(json, CONTEXT).map(({ check }) => check)).toContain('schema');
  });
});

function caught({ found, ...mistake }: Mistake): void {
  const problems = checkDashboard(planted(mistake), CONTEXT);
  expect([...new Set(problems.map(({ check }) => check))].toSorted()).toEqual(found.toSorted());
  expect(problems.every(({ message, fix }) => message !== '' && fix !== '')).toBe(true);
}

describe('invalid-time agrees with Grafana on', () => {
  it.each([
    'now',
    'now-24h',
    'now/d',
    'now-1d/d',
    'now-1M',
    'now+5m',
    'now-1w/w',
    'now-24x',
    'now-',
    'now-h',
    'yesterday',
    '',
  ])('%s', (from) => {
    const problems = invalidTime.check(viewOf({ time: { from, to: 'now' }, refresh: '1m' }), CONTEXT);
    expect(problems.length === 0).toBe(grafana.dateMath.isValid(from));
  });
});
