import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backup, DAY, heartbeat, HOUR, NOON, type StoreFixture, storeFixture } from '../../../test/store-fixture.ts';

/** Rows of a table of a fixture's store. */
function count({ path }: StoreFixture, table: string): number {
  const database = new Database(path, { readonly: true });
  const rows = database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  database.close();
  return rows;
}

describe('retain', () => {
  it('keeps jobs and closed alerts for so many days, open alerts for ever', async () => {
    const fixture = await storeFixture({ retentionDays: 30 });
    const hostId = await fixture.enrol('web-1');
    await fixture.send(
      hostId,
      backup(NOON, { verdict: 'failed' }),
      backup(NOON, { verdict: 'failed', source: '/srv' }),
    );
    await fixture.send(hostId, backup(NOON + 1));
    await fixture.store.retain(NOON + 30 * DAY);
    expect([count(fixture, 'job'), count(fixture, 'alert')]).toEqual([3, 2]);
    await fixture.store.retain(NOON + 30 * DAY + 2);
    expect([count(fixture, 'job'), count(fixture, 'alert')]).toEqual([0, 1]);
    expect(fixture.store.hosts({ limit: 1 }).items).toMatchObject([{ last_backup_success: false, open_alerts: 1 }]);
  });

  it('forgets the ids of reports after 90 days, when they would be too old', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const report = backup(NOON);
    await fixture.send(hostId, report, heartbeat(NOON, { dropped_reports: 1 }));
    await fixture.store.retain(NOON + 90 * DAY);
    expect(count(fixture, 'report_seen')).toBe(2);
    fixture.now = NOON + 90 * DAY + 1;
    await fixture.store.retain(fixture.now);
    expect(count(fixture, 'report_seen')).toBe(0);
    expect(await fixture.send(hostId, report)).toMatchObject([{ result: 'invalid' }]);
    expect(count(fixture, 'job')).toBe(1);
  });

  it('forgets spent join tokens and news that nobody took', async () => {
    const fixture = await storeFixture({ notify: true });
    await fixture.store.createJoinToken({ uses: 1, expires_seconds: 60 });
    await fixture.send(await fixture.enrol('web-1'), backup(NOON, { verdict: 'failed' }));
    await fixture.store.retain(NOON + 29 * DAY);
    expect([count(fixture, 'join_token'), count(fixture, 'notification')]).toEqual([0, 1]);
    await fixture.store.retain(NOON + 31 * DAY);
    expect(count(fixture, 'notification')).toBe(0);
  });

  it('deletes in small steps, between which reports are stored', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    for (let i = 0; i < 30; i += 1) {
      await fixture.send(hostId, ...Array.from({ length: 100 }, (_, j) => backup(NOON - (i * 100 + j) * 1000)));
    }
    const commits: number[] = [];
    fixture.store.onCommit(({ writes }) => commits.push(writes));
    fixture.now = NOON + 401 * DAY;
    let done = false;
    const retained = fixture.store.retain(fixture.now).then(() => (done = true));
    await fixture.send(hostId, backup(fixture.now - HOUR));
    expect(done).toBe(false);
    await retained;
    // 3,000 jobs and as many ids, 500 rows at a time.
    expect(commits.length).toBeGreaterThanOrEqual(12);
    expect([count(fixture, 'job'), count(fixture, 'report_seen')]).toEqual([1, 1]);
  });
});
