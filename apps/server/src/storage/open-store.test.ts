import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup, HOUR, NOON, storeFixture, temporaryFolder } from '../../test/store-fixture.ts';
import { openStore } from './open-store.ts';
import type { StoreOpenReason } from './store-error.ts';
import { tokenDigest } from './writes/tokens.ts';

const clock = () => NOON;

/** A closed store with 300 jobs; returns the path of its file. */
async function filledStore(): Promise<string> {
  const { store, enrol, send, path } = await storeFixture();
  const hostId = await enrol('web-1');
  for (let i = 0; i < 3; i += 1) {
    await send(hostId, ...Array.from({ length: 100 }, (_, j) => backup(NOON - (i * 100 + j) * HOUR)));
  }
  await store.close();
  return path;
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
}

const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 7919 + 13) % 251));

const hashOf = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? createHash('sha256').update(readFileSync(path)).digest('hex')
    : 'no file';

interface Damage {
  readonly name: string;
  readonly damage: (path: string) => void;
  readonly reason: StoreOpenReason;
  readonly says: RegExp;
}

const REFUSED: readonly Damage[] = [
  {
    name: 'K01 missing, but a marker says that there was one',
    damage: (path) => {
      rmSync(path);
    },
    reason: 'missing',
    says: /is missing, but it held data before. Restore a backup .* delete .*\.marker/,
  },
  {
    name: 'K02 zero bytes',
    damage: (path) => {
      truncateSync(path, 0);
    },
    reason: 'emptied',
    says: /is empty, but it held data before. Restore a backup/,
  },
  {
    name: 'K02 zero bytes and half a marker',
    damage: (path) => {
      truncateSync(path, 0);
      writeFileSync(`${path}.marker`, '{"sto');
    },
    reason: 'emptied',
    says: /is empty/,
  },
  {
    name: 'K03 random bytes',
    damage: (path) => {
      writeFileSync(path, noise(20_000));
    },
    reason: 'not_a_store',
    says: /is not a database file. Restore a backup/,
  },
  {
    name: 'K03 one header byte changed',
    damage: (path) => {
      overwrite(path, 3, Buffer.from('x'));
    },
    reason: 'not_a_store',
    says: /is not a database file/,
  },
  {
    name: 'K03 the page size in the header changed',
    damage: (path) => {
      overwrite(path, 16, Buffer.from([0x20, 0]));
    },
    reason: 'damaged',
    says: /is damaged .* Restore a backup/,
  },
  {
    name: 'K04 cut short',
    damage: (path) => {
      truncateSync(path, Math.floor(statSync(path).size / 2));
    },
    reason: 'damaged',
    says: /is damaged .* Restore a backup/,
  },
  {
    name: 'K04 cut within its header',
    damage: (path) => {
      truncateSync(path, 50);
    },
    reason: 'foreign',
    says: /another program/,
  },
  {
    name: 'K05 20 pages of garbage in the middle',
    damage: (path) => {
      overwrite(path, 8 * 4096, noise(20 * 4096));
    },
    reason: 'damaged',
    says: /is damaged .* Restore a backup/,
  },
  {
    name: 'K09 newer schema version',
    damage: (path) => {
      const database = new Database(path);
      database.pragma('user_version = 999');
      database.close();
    },
    reason: 'newer_schema',
    says: /has schema 999; this server knows \d+\. Start the newer lockstep-server/,
  },
  {
    name: "K10 another application's database",
    damage: (path) => {
      rmSync(path);
      const database = new Database(path);
      database.exec('PRAGMA application_id = 252006675; CREATE TABLE t (x); INSERT INTO t VALUES (1)');
      database.close();
    },
    reason: 'foreign',
    says: /a database of another program \(application id 252006675\). Point RM_DATA_DIR elsewhere/,
  },
  {
    name: 'K11 a directory',
    damage: (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    reason: 'not_a_file',
    says: /is a folder. Name a file/,
  },
];

describe('a store that cannot be used is refused and left as it is', () => {
  it.each(REFUSED)('$name', async ({ damage, reason, says }) => {
    const path = await filledStore();
    damage(path);
    const before = hashOf(path);
    await expect(openStore({ path, clock })).rejects.toMatchObject({
      name: 'StoreOpenError',
      reason,
      message: expect.stringMatching(says) as string,
    });
    expect(hashOf(path)).toBe(before);
  });

  it('K11 missing parent', async () => {
    const path = join(temporaryFolder(), 'absent', 'fleet.db');
    await expect(openStore({ path, clock })).rejects.toMatchObject({ reason: 'no_folder' });
  });

  const asRoot = process.getuid?.() === 0;
  it('K12 no permission', async (context) => {
    context.skip(asRoot, 'no mode stops root, who has F10 in disk.test.ts');
    const path = await filledStore();
    chmodSync(path, 0o400);
    const before = hashOf(path);
    await expect(openStore({ path, clock })).rejects.toMatchObject({ reason: 'no_permission' });
    expect(hashOf(path)).toBe(before);
  });

  it('a damaged store with a write-ahead log keeps both', async () => {
    const path = await filledStore();
    overwrite(path, 8 * 4096, noise(20 * 4096));
    const log = noise(5000);
    writeFileSync(`${path}-wal`, log);
    const before = hashOf(path);
    await expect(openStore({ path, clock })).rejects.toMatchObject({ reason: 'damaged' });
    expect(hashOf(path)).toBe(before);
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  });
});

describe('a store opens', () => {
  it('K01 where there was none, and says so', async () => {
    const { store } = await storeFixture();
    expect(store.warnings).toMatchObject([{ code: 'created' }]);
  });

  it('K02 from an empty file that nothing was ever in', async () => {
    const path = join(temporaryFolder(), 'fleet.db');
    writeFileSync(path, '');
    const store = await openStore({ path, clock });
    expect(store.warnings).toMatchObject([{ code: 'created' }]);
    await store.close();
  });

  it('K06 with garbage for a log, and says that it was discarded', async () => {
    const path = await filledStore();
    writeFileSync(`${path}-wal`, noise(40_000));
    const store = await openStore({ path, clock });
    expect(store.warnings).toMatchObject([{ code: 'wal_discarded' }]);
    expect(store.jobs({ limit: 1000 }).items).toHaveLength(300);
    await store.close();
  });

  it('K07 with garbage for shared memory, without a word', async () => {
    const path = await filledStore();
    writeFileSync(`${path}-shm`, noise(32_768));
    const store = await openStore({ path, clock });
    expect(store.warnings).toEqual([]);
    expect(store.jobs({ limit: 1000 }).items).toHaveLength(300);
    await store.close();
  });

  it('K14 as an older copy, and says that commits are missing', async () => {
    const { store, enrol, path } = await storeFixture();
    const hostId = await enrol('web-1');
    await store.close();
    const old = readFileSync(path);
    const again = await openStore({ path, clock });
    await again.acceptReports(hostId, { receivedAtMs: NOON, reports: [backup(NOON)] });
    await again.close();
    writeFileSync(path, old);
    const restored = await openStore({ path, clock });
    expect(restored.warnings).toMatchObject([
      { code: 'commits_missing', message: expect.stringMatching(/at least \d+ commits older/) as string },
    ]);
    await restored.close();
  });

  it('twice in a row without a warning', async () => {
    const fixture = await storeFixture();
    await fixture.restart();
    expect(fixture.store.warnings).toEqual([]);
  });

  it('for its owner only', async () => {
    const { path } = await storeFixture();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}.marker`).mode & 0o777).toBe(0o600);
  });

  it('once: a second server is refused at once', async () => {
    const { path } = await storeFixture();
    const began = performance.now();
    await expect(openStore({ path, clock })).rejects.toMatchObject({
      reason: 'in_use',
      message: expect.stringMatching(/another lockstep-server is running on this store/) as string,
    });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('again after it was closed', async () => {
    const fixture = await storeFixture();
    const enrolment = await fixture.store.enrolHost({ name: 'web-1' });
    await fixture.restart();
    const token = enrolment.ok ? enrolment.credentials.token : '';
    expect(fixture.store.hostOfTokenDigest(tokenDigest(token))?.name).toBe('web-1');
  });
});

describe('health', () => {
  const faults = [
    { name: 'F14 unlinked', harm: (path: string) => rmSync(path) },
    { name: 'F14 replaced', harm: (path: string) => renameAside(path) },
  ];
  it.each(faults)('$name: not ready, and no write is acknowledged', async ({ harm }) => {
    const { store, path, enrol, send } = await storeFixture();
    const hostId = await enrol('web-1');
    expect(store.health()).toEqual({ ok: true });
    harm(path);
    expect(store.health()).toMatchObject({ ok: false });
    await expect(send(hostId, backup(NOON))).rejects.toMatchObject({ name: 'StoreError', kind: 'io' });
  });
});

describe('damage that is met while the server runs', () => {
  it('stops all writes and readiness; what is asked for is refused, not answered wrongly', async () => {
    const path = await filledStore();
    const store = await openStore({ path, clock });
    const hostId = store.hosts({ limit: 1 }).items[0]?.host_id ?? '';
    const descriptor = openSync(path, 'r+');
    writeSync(descriptor, noise(statSync(path).size - 4096), 0, undefined, 4096);
    closeSync(descriptor);
    const report = () => store.acceptReports(hostId, { receivedAtMs: NOON, reports: [backup(NOON)] });
    await expect(report()).rejects.toMatchObject({ kind: 'corrupt' });
    expect(store.health()).toMatchObject({ ok: false, reason: expect.stringMatching(/restore a backup/) as string });
    await expect(report()).rejects.toMatchObject({ name: 'StoreError' });
    expect(() => store.jobs({ limit: 9 })).toThrow(/damaged/);
    await store.close();
  });
});

function renameAside(path: string): void {
  const copy = readFileSync(path);
  renameSync(path, `${path}.aside`);
  writeFileSync(path, copy);
}
