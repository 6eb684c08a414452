import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { serverPage } from '../../../test/server-page.ts';
import { backup, DAY, facts, HOUR, NOON, type StoreFixture, storeFixture } from '../../../test/store-fixture.ts';

/** Makes of a fixture's store one of schema 1, which has no records, and opens it again with this server. */
async function upgrade(fixture: StoreFixture): Promise<void> {
  await fixture.store.close();
  const database = new Database(fixture.path);
  database.exec('DROP TABLE backup_record; DROP TABLE answer_part; PRAGMA user_version = 1;');
  database.close();
  await fixture.restart();
}

/** Everything that the tables of schema 1 knew. */
const KNOWN = [
  'backup_source_info',
  'backup_last_',
  'backup_overdue',
  'backup_missed',
  'backup_next',
  'backup_expected',
  'backup_repository_',
  'backup_collector_last_attempt',
];

/** The tables never held how long a run took, nor what it added. */
const isKnown = ([row]: readonly [string, number]) => !/^backup_last_(?:duration|added)/.test(row);

describe('a store of schema 1', () => {
  it('loses no fact when it is upgraded', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1', { expected: { interval_seconds: 86_400 } });
    await fixture.send(
      hostId,
      facts(NOON - HOUR, { repository_id: 'a'.repeat(64), repo_size_bytes: 1e9, snapshot_count: 7 }),
      backup(NOON - 3 * DAY),
      backup(NOON - 2 * DAY, { verdict: 'failed', reason: 'disk full' }),
      backup(NOON - 4 * DAY, { source: '/srv', verdict: 'partial' }),
      backup(NOON - DAY, { kind: 'check', verdict: 'failed', reason: 'pack 1 is damaged' }),
      backup(NOON, { repository: 'offsite' }),
    );
    const rows = async () =>
      Object.fromEntries(Object.entries(await serverPage(fixture)(...KNOWN, 'rm_host')).filter(isKnown));
    const before = await rows();
    expect(Object.keys(before).length).toBeGreaterThan(30);
    await upgrade(fixture);
    expect(await rows()).toEqual(before);
  });

  it('owes a source that never succeeded since its host was enrolled', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1', { expected: { interval_seconds: 86_400 } });
    fixture.now = NOON + 2 * DAY;
    await fixture.send(hostId, backup(fixture.now, { verdict: 'failed' }));
    await upgrade(fixture);
    expect(Object.values(await serverPage(fixture)('backup_overdue', 'backup_source_first'))).toEqual([1, NOON / 1000]);
  });

  it('goes on with the same sources', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, backup(NOON - HOUR));
    await upgrade(fixture);
    const source = { host: 'alpha', user: 'root', paths: ['/home'] };
    await fixture.send(hostId, backup(NOON, { verdict: 'failed', backup_source: source }));
    const rows = await serverPage(fixture)('backup_source_info', 'backup_last_success');
    expect(Object.values(rows)).toEqual([(NOON - HOUR) / 1000, 1]);
    expect(Object.keys(rows).at(-1)).toContain('host="alpha",user="root",path="/home"');
  });
});
