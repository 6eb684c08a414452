import type { JobReport } from '@lockstep/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { tokenDigest } from './writes/tokens.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
let folder: string;
let store: Store;
let now: number;

const open = () => openStore({ path: join(folder, 'fleet.db'), clock: () => now });

beforeEach(async () => {
  now = NOW;
  folder = mkdtempSync(join(tmpdir(), 'lockstep-store-'));
  store = await open();
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function enrol(name: string): Promise<string> {
  const enrolment = await store.enrolHost({ name });
  if (!enrolment.ok) throw new Error(enrolment.message);
  return enrolment.credentials.host_id;
}

function backup(endMs: number, more: Partial<JobReport> = {}): JobReport {
  return {
    id: ulid(endMs),
    type: 'job',
    kind: 'backup',
    verdict: 'ok',
    started_at: new Date(endMs - 60_000).toISOString(),
    finished_at: new Date(endMs).toISOString(),
    duration_seconds: 60,
    repository: 'local',
    source: '/home',
    ...more,
  };
}

describe('openStore', () => {
  it('enrols a host whose token finds it', async () => {
    const enrolment = await store.enrolHost({ name: 'web-1' });
    expect(enrolment.ok).toBe(true);
    if (!enrolment.ok) return;
    expect(enrolment.credentials.token).toMatch(/^lsh_[\w-]{43}$/);
    expect(store.hostOfTokenDigest(tokenDigest(enrolment.credentials.token))).toEqual({
      hostId: enrolment.credentials.host_id,
      name: 'web-1',
    });
  });

  it('stores a backup and shows it after a restart', async () => {
    const hostId = await enrol('web-1');
    const report = backup(NOW - 3_600_000);
    expect(await store.acceptReports(hostId, { receivedAtMs: NOW, reports: [report] })).toEqual([
      { id: report.id, result: 'stored' },
    ]);
    await store.close();
    store = await open();
    expect(store.hosts({ limit: 10 }).items).toMatchObject([
      { name: 'web-1', state: 'online', last_backup_at: '2026-11-21T11:00:00.000Z', last_backup_success: true },
    ]);
    expect(store.jobs({ limit: 10 }).items).toMatchObject([{ id: report.id, verdict: 'ok', source: '/home' }]);
  });
});
