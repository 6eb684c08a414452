import { backup } from '@lockstep/catalog';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limited } from '../../test/limited-catalog.ts';
import { readPage } from '../../test/read-page.ts';
import { createRegistry, type LabelLimits, parseText, type RegistryOptions } from '../index.ts';

type Limits = LabelLimits<readonly [typeof limited]>;

function makeLimited(limits: Limits, options: RegistryOptions<readonly [typeof limited]> = {}) {
  const folded: string[] = [];
  const refused: string[] = [];
  const registry = createRegistry([limited], {
    limits,
    onFolded: (family, label) => folded.push(`${family} ${label}`),
    onRefused: (family, reason) => refused.push(`${family} ${reason}`),
    ...options,
  });
  const rows = async (family: string): Promise<string[]> =>
    (await readPage(registry)).split('\n').filter((line) => line.startsWith(family));
  return { ...registry, folded, refused, rows };
}

describe('a label with an allow-list', () => {
  it('has the listed values, and `other` from the start where the set is closed', async () => {
    const { metrics, folded, rows } = makeLimited({ metrics: { app_calls_total: { method: { allow: ['GET'] } } } });
    expect(await rows('app_calls_total')).toHaveLength(4);
    expect(folded).toEqual([]);
    metrics.app_calls_total.with({ method: 'PUT', code: 'ok' }).inc();
    metrics.app_calls_total.with({ method: 'POST', code: 'ok' }).inc();
    metrics.app_calls_total.with({ method: 'GET', code: 'ok' }).inc();
    // What was never in the set folds too: a limit says where it goes.
    metrics.app_calls_total.with({ method: 'BREW' as 'GET', code: 'failed' }).inc();
    expect(await rows('app_calls_total')).toEqual([
      'app_calls_total{method="GET",code="failed"} 0',
      'app_calls_total{method="GET",code="ok"} 1',
      'app_calls_total{method="other",code="failed"} 1',
      'app_calls_total{method="other",code="ok"} 2',
    ]);
    expect(folded).toEqual(Array.from({ length: 3 }, () => 'app_calls_total method'));
  });

  it('still refuses what the other labels refuse, and what is no text', () => {
    const { metrics, folded, refused } = makeLimited({ labels: { method: { allow: ['GET'] } } });
    metrics.app_calls_total.with({ method: 'PUT', code: 'no' as 'ok' }).inc();
    metrics.app_calls_total.with({ method: 5 as unknown as 'GET', code: 'ok' }).inc();
    metrics.app_calls_total.with({ method: 'a\nb' as 'GET', code: 'ok' }).inc();
    expect(refused.map((line) => line.split(' ')[1])).toEqual(['unknown_value', 'invalid_value', 'invalid_value']);
    expect(folded).toEqual([]);
  });

  it('may be called another word', async () => {
    const { metrics, rows } = makeLimited({ labels: { route: { allow: ['/a'], other: 'rest' } } });
    metrics.app_wait_seconds.with({ route: '/b' }).observe(1);
    metrics.app_wait_seconds.with({ route: '/c' }).observe(1);
    expect(await rows('app_wait_seconds_count')).toEqual(['app_wait_seconds_count{route="rest"} 2']);
  });
});

describe('limits of what is there from the start', () => {
  it('are what the budget must hold', () => {
    const limits: Limits = { labels: { method: { allow: ['GET'] } } };
    expect(() => makeLimited({}, { maxSeries: 4 })).toThrow('show 8 series from the start');
    expect(() => makeLimited(limits, { maxSeries: 4 })).not.toThrow();
    expect(() => makeLimited(limits, { maxSeries: 3 })).toThrow('show 4 series from the start');
  });
});

describe('a label with a maximum', () => {
  it('has that many values with `other`, those that came first their own', async () => {
    const { metrics, folded, rows } = makeLimited({ labels: { route: { max: 3 } } });
    for (const route of ['/a', '/b', '/c', '/d', '/a']) metrics.app_open.with({ route }).add(1);
    expect(await rows('app_open')).toEqual([
      'app_open{route="/a"} 2',
      'app_open{route="/b"} 1',
      'app_open{route="other"} 2',
    ]);
    expect(folded).toEqual(['app_open route', 'app_open route']);
  });

  it('gives the place of a removed row to the next value, and keeps the shared row of those that folded', async () => {
    const { metrics, rows } = makeLimited({ labels: { route: { max: 2 } } });
    for (const route of ['/a', '/b', '/c']) metrics.app_open.with({ route }).set(1);
    metrics.app_open.remove({ route: '/c' });
    metrics.app_open.remove({ route: '/a' });
    metrics.app_open.with({ route: '/c' }).set(5);
    expect(await rows('app_open')).toEqual(['app_open{route="/c"} 5', 'app_open{route="other"} 1']);
    metrics.app_open.remove({ route: 'other' });
    expect(await rows('app_open')).toEqual(['app_open{route="/c"} 5']);
  });

  it('that is declared folds with an empty limit, and refuses without', async () => {
    const folding = makeLimited({ labels: { route: {} } });
    const refusing = makeLimited({});
    for (const route of ['/1', '/2', '/3', '/4', '/5']) {
      folding.metrics.app_open.with({ route }).set(1);
      refusing.metrics.app_open.with({ route }).set(1);
    }
    expect(folding.refused).toEqual([]);
    expect(await folding.rows('app_open')).toHaveLength(4);
    expect(refusing.refused).toEqual(['app_open over_budget']);
  });

  it('that is declared per value of another label bounds nothing by itself', () => {
    const folded: string[] = [];
    const { metrics } = createRegistry([backup], {
      limits: { labels: { repository: {} } },
      onFolded: (family) => folded.push(family),
    });
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      metrics.backup_source_files.with({ tool: 'restic', repository: id, source_id: id }).set(1);
    }
    expect(folded).toEqual([]);
  });

  it('of a closed set takes its first values', async () => {
    const { rows } = makeLimited({ labels: { method: { max: 2 } } });
    expect((await rows('app_calls_total')).filter((row) => row.includes('"ok"'))).toEqual([
      'app_calls_total{method="GET",code="ok"} 0',
      'app_calls_total{method="other",code="ok"} 0',
    ]);
  });
});

describe('folded rows', () => {
  it('fold the attributes of their label, and keep exclusive labels', async () => {
    const { metrics, rows } = makeLimited({ labels: { host_id: { max: 2 } } });
    metrics.app_host_state.with({ host_id: '1', host: 'one', state: 'up' }).set(1);
    metrics.app_host_state.with({ host_id: '2', host: 'two', state: 'up' }).set(1);
    metrics.app_host_state.with({ host_id: '3', host: 'three', state: 'down' }).set(1);
    expect(await rows('app_host_state')).toEqual([
      'app_host_state{host_id="1",host="one",state="up"} 1',
      'app_host_state{host_id="other",host="other",state="down"} 1',
    ]);
  });

  it.each([
    { family: 'app_open', limit: {}, want: 7 },
    { family: 'app_oldest_seconds', limit: {}, want: 4 },
    { family: 'app_open', limit: { merge: 'last' }, want: 2 },
    { family: 'app_oldest_seconds', limit: { merge: 'sum' }, want: 7 },
  ] as const)('of $family with $limit come to $want in a replace', async ({ family, limit, want }) => {
    const { metrics, rows } = makeLimited({ labels: { route: { allow: ['/a'], ...limit } } });
    for (let round = 0; round < 2; round++) {
      metrics[family].replace((row) => {
        row({ route: '/a' }, 10);
        row({ route: '/b' }, 1);
        row({ route: '/c' }, 4);
        row({ route: '/d' }, 2);
      });
    }
    expect(await rows(family)).toEqual([`${family}{route="/a"} 10`, `${family}{route="other"} ${want}`]);
    metrics[family].replace((row) => row({ route: '/a' }, 1));
    expect(await rows(family)).toEqual([`${family}{route="/a"} 1`]);
  });

  it('may be counted in the same registry, whose own foldings are not reported again', async () => {
    const registry = createRegistry([limited], {
      limits: { labels: { route: { allow: [] }, family: { allow: [] } } },
      onFolded: (family, label) => registry.metrics.app_folded_total.with({ family, label }).inc(),
    });
    registry.metrics.app_open.with({ route: '/a' }).set(1);
    registry.metrics.app_open.with({ route: '/b' }).set(1);
    expect(await readPage(registry)).toContain('app_folded_total{family="other",label="route"} 2\n');
  });

  it('leave handles of other rows as they are', () => {
    const { metrics } = makeLimited({ labels: { route: { max: 2 } } });
    const own = metrics.app_open.with({ route: '/a' });
    expect(metrics.app_open.with({ route: '/b' })).toBe(metrics.app_open.with({ route: 'other' }));
    expect(metrics.app_open.with({ route: '/a' })).toBe(own);
  });
});

describe('any limits', () => {
  it('lose no count, and show each label set once, within the maximum', async () => {
    const routes = fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f', 'other', 'rest');
    const limit = fc.record(
      {
        allow: fc.uniqueArray(routes),
        max: fc.integer({ min: 1, max: 4 }),
        other: fc.constantFrom('other', 'rest'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(limit, fc.array(routes, { maxLength: 30 }), async (route, asked) => {
        const registry = createRegistry([limited], { limits: { labels: { route } } });
        for (const value of asked) registry.metrics.app_wait_seconds.with({ route: value }).observe(1);
        const page = parseText(await readPage(registry));
        expect(page.problems).toEqual([]);
        const family = page.families.find(({ name }) => name === 'app_wait_seconds');
        const counts = family?.samples.filter(({ name }) => name.endsWith('_count')) ?? [];
        expect(counts.length).toBeLessThanOrEqual(route.max ?? 4);
        expect(counts.reduce((sum, { value }) => sum + value, 0)).toBe(asked.length);
      }),
      { numRuns: 100 },
    );
  });
});
