import { OWN_CATALOGS, prometheusServer } from '@lockstep/catalog';
import { nodeExporter } from '@lockstep/catalog/external';
import { describe, expect, it } from 'vitest';
import { grafana } from '../test/grafana-data.ts';
import { FURTHER, type Mistake, PLANTED, planted } from '../test/planted-mistakes.ts';
import { checkDashboard } from './check-dashboard.ts';
import { DASHBOARDS } from './index.ts';

const CONTEXT = { catalogs: [...OWN_CATALOGS, prometheusServer, nodeExporter], scrapeIntervalSeconds: 30 };

/** Those that read what rules record are checked together with the rules, by the tests of the repository. */
const READ_RECORDINGS = /-alerts$|-slo$/;

describe('checkDashboard', () => {
  it.each(DASHBOARDS.filter(({ uid = '' }) => !READ_RECORDINGS.test(uid)))('finds nothing in $uid', (dashboard) => {
    expect(checkDashboard(dashboard, CONTEXT)).toEqual([]);
  });

  it.each(PLANTED)('catches $name', caught);
  it.each(FURTHER)('catches $name', caught);

  it('says what, where and how to repair', () => {
    expect(checkDashboard(planted({ at: '/panels/3/fieldConfig/defaults/unit', put: 'byts' }), CONTEXT)).toEqual([
      {
        check: 'unknown-unit',
        severity: 'warning',
        file: 'dashboard.json',
        panel: 'Repo size over time',
        path: '/panels/3/fieldConfig/defaults/unit',
        message: '`byts` is no unit of Grafana.',
        fix: 'Use an id of the list, as `bytes`, `s`, `none`; for a word of your own, `suffix:word`.',
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
    const found = checkDashboard(planted({ at: '/time/from', put: from }), CONTEXT).map(({ check }) => check);
    expect(found.includes('invalid-time')).toBe(!grafana.dateMath.isValid(from));
  });
});
