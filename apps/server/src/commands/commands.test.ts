import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serverPage } from '../../test/server-page.ts';
import { backup, DAY, facts, HOUR, NOON, storeFixture, temporaryFolder } from '../../test/store-fixture.ts';
import { openStore } from '../storage/open-store.ts';
import { tokenDigest } from '../storage/writes/tokens.ts';
import { backupStore } from './backup.ts';
import { checkStore } from './check.ts';
import { acceptHostRepository, addHost, listHosts, removeHostNamed, rotateHostToken } from './host.ts';
import type { OfflineCommand } from './offline-command.ts';
import { restoreStore } from './restore.ts';

function commandOn(path: string, nowMs = NOON) {
  const lines: string[] = [];
  const command: OfflineCommand = { path, nowMs, print: (line) => lines.push(line) };
  return { command, lines, token: () => /^token {4}(\S+)$/m.exec(lines.join('\n'))?.[1] ?? '' };
}

describe('host add', () => {
  it('makes the store when there is none', async () => {
    const path = join(temporaryFolder(), 'fleet.db');
    const { command, token } = commandOn(path);
    addHost(command, { name: 'web-1' }, 10);
    const store = await openStore({ path, clock: () => NOON });
    expect(store.warnings).toEqual([]);
    expect(store.hostOfTokenDigest(tokenDigest(token()))?.name).toBe('web-1');
    await store.close();
  });

  it('works beside a running server, which sees the host at once', async () => {
    const { store, path } = await storeFixture();
    store.fleet.update(NOON);
    const { command, token } = commandOn(path);
    addHost(command, { name: 'web-1' }, 10);
    expect(store.hostOfTokenDigest(tokenDigest(token()))?.name).toBe('web-1');
    store.fleet.update(NOON);
    expect(store.fleet.summary().pending).toBe(1);
  });

  it('waits for its turn while the server writes', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const writes = Array.from({ length: 200 }, (_, i) => fixture.send(hostId, backup(NOON - i * HOUR)));
    addHost(commandOn(fixture.path).command, { name: 'web-2' }, 10);
    await Promise.all(writes);
    // Both were enrolled in one millisecond of the test's clock: their ids have no order.
    expect(
      fixture.store
        .hosts({ limit: 9 })
        .items.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['web-1', 'web-2']);
  });

  it.each([
    { name: 'a taken name', host: { name: 'WEB-1' }, says: /Another host is called/ },
    { name: 'a full fleet', host: { name: 'web-2' }, says: /its maximum is 1/ },
    { name: 'a bad expectation', host: { name: 'x', expected: { cron: 'x' } }, says: /no cron expression/ },
  ])('refuses $name', async ({ host, says }) => {
    const { path, enrol } = await storeFixture();
    await enrol('web-1');
    expect(() => addHost(commandOn(path).command, host, 1)).toThrow(says);
  });
});

describe('host token', () => {
  it('voids the old token', async () => {
    const { store, path } = await storeFixture();
    const enrolment = await store.enrolHost({ name: 'web-1' });
    const { command, token } = commandOn(path);
    rotateHostToken(command, 'Web-1');
    expect(store.hostOfTokenDigest(tokenDigest(enrolment.ok ? enrolment.credentials.token : ''))).toBeUndefined();
    expect(store.hostOfTokenDigest(tokenDigest(token()))?.name).toBe('web-1');
  });

  it('knows no other host', async () => {
    const { path } = await storeFixture();
    expect(() => rotateHostToken(commandOn(path).command, 'nobody')).toThrow(/There is no host `nobody`/);
  });
});

describe('host remove', () => {
  it('tells whoever was told of its alerts that they are over', async () => {
    const { store, path, enrol, send } = await storeFixture({ notify: true });
    await send(await enrol('web-1'), backup(NOON, { verdict: 'failed' }));
    removeHostNamed(commandOn(path).command, 'WEB-1');
    expect(store.hosts({ limit: 9 }).items).toEqual([]);
    expect(store.pendingNotifications(9).map(({ event }) => event)).toEqual(['raised', 'resolved']);
  });
});

describe('host accept', () => {
  it('ends the loss that another repository under the same name is', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const page = serverPage(fixture);
    const [before, after] = ['a'.repeat(64), 'b'.repeat(64)];
    await fixture.send(hostId, facts(NOON - 2 * HOUR, { repository_id: before }), backup(NOON - 2 * HOUR));
    await fixture.send(hostId, facts(NOON - HOUR, { repository_id: after }));
    expect(Object.entries(await page('backup_restore_points_lost'))).toEqual([[expect.stringContaining(before), 1]]);
    acceptHostRepository(commandOn(fixture.path).command, 'web-1', 'local');
    expect(await page('backup_restore_points_lost')).toEqual({});
    await fixture.send(hostId, backup(NOON));
    expect(Object.keys(await page('backup_last_success'))).toEqual([expect.stringContaining(after)]);
  });

  it.each([
    { name: 'a repository that is what it was', host: 'web-1', repository: 'local', want: /No other repository/ },
    { name: 'a host that is not there', host: 'nobody', repository: 'local', want: /There is no host/ },
  ])('refuses $name', async ({ host, repository, want }) => {
    const { path, enrol, send } = await storeFixture();
    await send(await enrol('web-1'), facts(NOON, { repository_id: 'a'.repeat(64) }));
    expect(() => acceptHostRepository(commandOn(path).command, host, repository)).toThrow(want);
  });
});

describe('host list', () => {
  it('prints a table', async () => {
    const { path, enrol, send } = await storeFixture();
    const first = await enrol('web-1', { expected: { interval_seconds: 86_400 } });
    const second = await enrol('database-server');
    await send(first, backup(NOON - HOUR), backup(NOON, { verdict: 'failed' }));
    const { command, lines } = commandOn(path, NOON + 2 * DAY);
    listHosts(command);
    expect(lines).toEqual([
      'HOST ID                     NAME             STATE    LAST SUCCESS              OVERDUE         ALERTS',
      `${first}  web-1            offline  2026-11-21T11:00:00.000Z  yes             1`,
      `${second}  database-server  pending  never                     no expectation  0`,
    ]);
  });

  it('says where it looked when there is no store', () => {
    const path = join(temporaryFolder(), 'fleet.db');
    expect(() => listHosts(commandOn(path).command)).toThrow(/There is no store at .*fleet\.db\. Set RM_DATA_DIR/);
    expect(existsSync(path)).toBe(false);
  });
});

describe('check', () => {
  it('finds a running store whole', async () => {
    const { path, enrol, send } = await storeFixture();
    await send(await enrol('web-1'), backup(NOON, { verdict: 'failed' }));
    const { command, lines } = commandOn(path);
    expect(checkStore(command)).toBe(true);
    expect(lines).toEqual([expect.stringMatching(/is whole: 1 hosts, 1 jobs, 1 open alerts\.$/) as string]);
  });

  it('refuses a damaged one', async () => {
    const { path, store } = await storeFixture();
    await store.close();
    const content = readFileSync(path);
    content.fill(0x55, 8192, 40_000);
    writeFileSync(path, content);
    expect(() => checkStore(commandOn(path).command)).toThrow(/is damaged/);
  });
});

describe('backup and restore', () => {
  it('bring back what was there, beside a server that writes', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, ...Array.from({ length: 100 }, (_, i) => backup(NOON - i * HOUR)));
    const copy = join(fixture.folder, 'copy.db');
    const more = Array.from({ length: 50 }, (_, i) => fixture.send(hostId, backup(NOON - (200 + i) * HOUR)));
    backupStore(commandOn(fixture.path).command, copy);
    await Promise.all(more);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(readdirSync(fixture.folder).filter((name) => name.includes('partial'))).toEqual([]);

    await fixture.store.close();
    rmSync(fixture.path);
    const { command, lines } = commandOn(fixture.path);
    restoreStore(command, copy);
    expect(lines[0]).toMatch(/now holds .*copy\.db: 1 hosts, \d+ jobs/);
    await fixture.restart();
    expect(fixture.store.warnings).toEqual([]);
    expect(fixture.store.jobs({ limit: 1000 }).items.length).toBeGreaterThanOrEqual(100);
    expect(await fixture.send(hostId, backup(NOON, { source: '/srv' }))).toMatchObject([{ result: 'stored' }]);
  });

  it('keep the store that was there, with its log', async () => {
    const fixture = await storeFixture();
    await fixture.enrol('web-1');
    const copy = join(fixture.folder, 'copy.db');
    backupStore(commandOn(fixture.path).command, copy);
    await fixture.store.close();
    writeFileSync(fixture.path, 'damaged beyond repair');
    writeFileSync(`${fixture.path}-wal`, 'its log');
    restoreStore(commandOn(fixture.path).command, copy);
    const aside = join(fixture.folder, 'fleet.db.before-restore-2026-11-21T120000.000Z');
    expect(readFileSync(aside, 'utf8')).toBe('damaged beyond repair');
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('its log');
    await fixture.restart();
    expect(fixture.store.hosts({ limit: 9 }).items).toMatchObject([{ name: 'web-1' }]);
  });

  it('do not touch a running store', async () => {
    const fixture = await storeFixture();
    const copy = join(fixture.folder, 'copy.db');
    backupStore(commandOn(fixture.path).command, copy);
    expect(() => restoreStore(commandOn(fixture.path).command, copy)).toThrow(/another lockstep-server is running/);
    expect(fixture.store.health()).toEqual({ ok: true });
  });

  it.each([
    { name: 'a file that is no store', content: 'x'.repeat(200), says: /is not a database file/ },
    { name: 'an empty file', content: '', says: /is not a database file/ },
  ])('do not take $name for a backup', async ({ content, says }) => {
    const fixture = await storeFixture();
    await fixture.store.close();
    const before = readFileSync(fixture.path);
    const copy = join(fixture.folder, 'copy.db');
    writeFileSync(copy, content);
    expect(() => restoreStore(commandOn(fixture.path).command, copy)).toThrow(says);
    expect(readFileSync(fixture.path).equals(before)).toBe(true);
  });

  it('do not overwrite a file', async () => {
    const fixture = await storeFixture();
    expect(() => backupStore(commandOn(fixture.path).command, fixture.path)).toThrow(/exists/);
  });
});
