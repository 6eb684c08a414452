import type { JobReport, Report } from '@lockstep/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backup,
  DAY,
  facts,
  heartbeat,
  HOUR,
  MINUTE,
  NOON,
  SECOND,
  storeFixture,
} from '../../../test/store-fixture.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('acceptReports judges', () => {
  const first = backup(NOON - HOUR);
  it.each<{ name: string; before: Report[]; report: Report; want: object }>([
    { name: 'a new report', before: [], report: first, want: { result: 'stored' } },
    { name: 'J25 the same again', before: [first], report: { ...first }, want: { result: 'duplicate' } },
    {
      name: 'J25 the same with its keys in another order',
      before: [first],
      report: Object.fromEntries(Object.entries(first).toReversed()) as JobReport,
      want: { result: 'duplicate' },
    },
    {
      name: 'J26 the same id with other content',
      before: [first],
      report: { ...first, verdict: 'failed' },
      want: { result: 'conflict', reason: expect.stringMatching(/other content/) as string },
    },
    {
      name: 'J22 an end before the start',
      before: [],
      report: backup(NOON - HOUR, { finished_at: iso(NOON - 2 * HOUR) }),
      want: { result: 'invalid', field: '/finished_at', reason: expect.stringMatching(/before it starts/) as string },
    },
    {
      name: 'an instant that cannot be computed with',
      before: [],
      report: backup(NOON - HOUR, { finished_at: '2026-11-20T23:59:60Z' }),
      want: { result: 'invalid', field: '/finished_at' },
    },
    {
      name: 'a run of more than 90 days ago',
      before: [],
      report: backup(NOON - 90 * DAY - 1),
      want: { result: 'invalid', reason: expect.stringMatching(/^Too old/) as string },
    },
    { name: 'a run of 90 days ago', before: [], report: backup(NOON - 90 * DAY), want: { result: 'stored' } },
    {
      name: 'J24 a run of the future',
      before: [],
      report: backup(NOON + HOUR),
      want: { result: 'stored', skewed: true },
    },
    { name: 'J24 a run of 1999', before: [], report: backup(Date.UTC(1999)), want: { result: 'stored', skewed: true } },
    { name: 'facts', before: [], report: facts(NOON), want: { result: 'stored' } },
    {
      name: 'facts too old',
      before: [],
      report: facts(NOON - 91 * DAY),
      want: { result: 'invalid', field: '/observed_at' },
    },
    { name: 'a heartbeat', before: [], report: heartbeat(NOON), want: { result: 'stored' } },
    {
      name: 'J25 a heartbeat again',
      before: [heartbeat(NOON, { id: first.id })],
      report: heartbeat(NOON, { id: first.id }),
      want: { result: 'duplicate' },
    },
    {
      name: 'J26 another heartbeat with the same id',
      before: [heartbeat(NOON, { id: first.id })],
      report: heartbeat(NOON, { id: first.id, parked_reports: 1 }),
      want: { result: 'conflict' },
    },
    {
      name: 'J25 a heartbeat that counts dropped reports, again after another one',
      before: [heartbeat(NOON, { id: first.id, dropped_reports: 3 }), heartbeat(NOON + 1)],
      report: heartbeat(NOON, { id: first.id, dropped_reports: 3 }),
      want: { result: 'duplicate' },
    },
  ])('$name', async ({ before, report, want }) => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, ...before);
    expect(await fixture.send(hostId, report)).toEqual([expect.objectContaining({ id: report.id, ...want })]);
  });

  it('J26 and keeps the first of two that conflict', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, first, { ...first, verdict: 'failed' });
    expect(fixture.store.jobs({ limit: 9 }).items).toMatchObject([{ verdict: 'ok' }]);
  });

  it('J30 each report of a batch by itself, in order, in one commit', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const commits: number[] = [];
    fixture.store.onCommit(({ writes }) => commits.push(writes));
    const batch = [backup(NOON), backup(NOON - 91 * DAY), first, { ...first, kind: 'prune' } as const, heartbeat(NOON)];
    const outcomes = await fixture.send(hostId, ...batch);
    expect(outcomes.map(({ result }) => result)).toEqual(['stored', 'invalid', 'stored', 'conflict', 'stored']);
    expect(outcomes.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(commits).toEqual([1]);
  });

  it('the same id from two hosts as two reports', async () => {
    const fixture = await storeFixture();
    const [a, b] = [await fixture.enrol('a'), await fixture.enrol('b')];
    expect(await fixture.send(a, first)).toMatchObject([{ result: 'stored' }]);
    expect(await fixture.send(b, first)).toMatchObject([{ result: 'stored' }]);
    expect(fixture.store.jobs({ limit: 9 }).items).toHaveLength(2);
  });

  it('reports of a host that was removed meanwhile as invalid', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.store.removeHost(hostId);
    expect(await fixture.send(hostId, first)).toEqual([
      { id: first.id, result: 'invalid', reason: 'The host of this report was removed.' },
    ]);
  });

  it('P08 a report as a duplicate after a restart', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, first);
    await fixture.restart();
    expect(await fixture.send(hostId, first)).toMatchObject([{ result: 'duplicate' }]);
  });
});

describe('acceptReports keeps', () => {
  it('every column of a job', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const report = backup(NOON - HOUR, {
      verdict: 'partial',
      reason: 'one file could not be read',
      repository_id: 'a'.repeat(64),
      snapshot_id: 'b'.repeat(64),
      bytes_added: 2 ** 52,
      duration_seconds: 59.5,
    });
    await fixture.send(hostId, report);
    expect(fixture.store.jobs({ limit: 9 }).items).toEqual([
      {
        id: report.id,
        host_id: hostId,
        kind: 'backup',
        verdict: 'partial',
        reason: 'one file could not be read',
        started_at: iso(NOON - HOUR - MINUTE),
        finished_at: iso(NOON - HOUR),
        duration_seconds: 59.5,
        repository: 'local',
        repository_id: 'a'.repeat(64),
        source: '/home',
        snapshot_id: 'b'.repeat(64),
        bytes_added: 2 ** 52,
      },
    ]);
  });

  it('P10 the past of an agent whose clock is a year ahead', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const ahead = 365 * DAY;
    const outcomes = await fixture.store.acceptReports(hostId, {
      receivedAtMs: NOON,
      sentAtMs: NOON + ahead,
      reports: [backup(NOON + ahead - HOUR)],
    });
    expect(outcomes).toMatchObject([{ result: 'stored', skewed: true }]);
    expect(fixture.store.hosts({ limit: 1 }).items).toMatchObject([
      { last_backup_at: iso(NOON - HOUR), last_successful_backup_at: iso(NOON - HOUR) },
    ]);
  });

  it('J27 the newer run when an older report comes late', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, backup(NOON - HOUR));
    await fixture.send(hostId, backup(NOON - DAY, { verdict: 'failed' }));
    expect(fixture.store.hosts({ limit: 1 }).items).toMatchObject([
      { last_backup_at: iso(NOON - HOUR), last_backup_success: true, open_alerts: 0 },
    ]);
  });

  it('the last 256 of the pairs of a host that names a new source each time', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, backup(NOON - DAY, { source: '/first', verdict: 'failed' }));
    for (let i = 0; i < 3; i += 1) {
      await fixture.send(
        hostId,
        ...Array.from({ length: 100 }, (_, j) => backup(NOON - (i * 100 + j) * SECOND, { source: `/tmp/${i}-${j}` })),
      );
    }
    expect(fixture.store.hosts({ limit: 1 }).items).toMatchObject([{ last_backup_success: true, open_alerts: 0 }]);
  });
});

describe('acceptReports and time', () => {
  const runs = fc.uniqueArray(
    fc.record({
      hours: fc.integer({ min: 1, max: 40 }),
      verdict: fc.constantFrom<JobReport['verdict'][]>('ok', 'failed', 'partial'),
    }),
    { selector: ({ hours }) => hours, minLength: 1, maxLength: 8 },
  );

  it(
    'P08 P09 in any order, with repetitions and a restart, counts once and never goes back',
    { timeout: 30_000 },
    async () => {
      const fixture = await storeFixture();
      let host = 0;
      await fc.assert(
        fc.asyncProperty(
          runs.chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.array(fc.nat({ max: list.length - 1 }), { maxLength: 12 }),
              fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
              fc.nat({ max: 11 }),
            ),
          ),
          async ([list, repeated, shuffled, restartAt]) => {
            const hostId = await fixture.enrol(`host-${(host += 1)}`);
            const reports = list.map(({ hours, verdict }) => backup(NOON - hours * HOUR, { verdict }));
            const order = [...repeated, ...shuffled].map((i) => reports[i]).filter((report) => report !== undefined);
            let last = { backup: '', success: '' };
            const results: string[] = [];
            for (const [i, report] of order.entries()) {
              if (i === restartAt && host % 10 === 0) await fixture.restart();
              results.push(...(await fixture.send(hostId, report)).map(({ result }) => result));
              const shown = fixture.store.hosts({ limit: 1000 }).items.find(({ host_id }) => host_id === hostId);
              const next = { backup: shown?.last_backup_at ?? '', success: shown?.last_successful_backup_at ?? '' };
              expect(next.backup >= last.backup && next.success >= last.success).toBe(true);
              last = next;
            }
            const newest = list.toSorted((a, b) => a.hours - b.hours);
            const newestGood = newest.find(({ verdict }) => verdict === 'ok');
            expect(results.filter((result) => result === 'stored')).toHaveLength(list.length);
            expect(results.filter((result) => result === 'duplicate')).toHaveLength(order.length - list.length);
            expect(last).toEqual({
              backup: iso(NOON - (newest[0]?.hours ?? 0) * HOUR),
              success: newestGood === undefined ? '' : iso(NOON - newestGood.hours * HOUR),
            });
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});

describe('onJobStored', () => {
  it('tells of each job once', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const told: object[] = [];
    fixture.store.onJobStored((job) => told.push(job));
    const report = backup(NOON, { verdict: 'locked' });
    await fixture.send(hostId, report, heartbeat(NOON), facts(NOON));
    await fixture.send(hostId, report);
    expect(told).toEqual([{ kind: 'backup', status: 'failed', durationSeconds: 60 }]);
  });
});
