import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { storeFixture } from '../../test/store-fixture.ts';
import { addHost } from '../commands/host.ts';
import { openStore } from './open-store.ts';

const CHILD = fileURLToPath(new URL('../../test/ingest-until-killed.ts', import.meta.url));

/** Runs the ingesting process and kills it once it acknowledged `reports`; returns every acknowledged id. */
async function killDuringIngest(path: string, token: string, reports: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, path, token], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > reports) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const signal = await new Promise((resolve) => {
    child.on('close', (_code, how) => {
      resolve(how);
    });
  });
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  // The last line may be cut; what was not written out was not acknowledged to anybody.
  return output.split('\n').slice(0, -1);
}

async function enrolledStore(): Promise<{ path: string; token: string }> {
  const { store, path } = await storeFixture({ clock: Date.now });
  const enrolment = await store.enrolHost({ name: 'web-1' });
  await store.close();
  return { path, token: enrolment.ok ? enrolment.credentials.token : '' };
}

describe('a killed server', () => {
  it('P01 F01 loses no acknowledged report in ten kills', { timeout: 60_000 }, async () => {
    const { path, token } = await enrolledStore();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < 10; kill += 1) {
      acknowledged.push(...(await killDuringIngest(path, token, 20 + kill * 17)));
    }
    const store = await openStore({ path, clock: Date.now });
    expect(store.warnings).toEqual([]);
    await store.close();
    const database = new Database(path, { readonly: true });
    const stored = new Set(database.prepare<[], string>('SELECT id FROM job').pluck().all());
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    expect(acknowledged.length).toBeGreaterThan(900);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });

  it('K08 whose write-ahead log was deleted is not taken for whole', { timeout: 20_000 }, async () => {
    const { path, token } = await enrolledStore();
    await killDuringIngest(path, token, 200);
    rmSync(`${path}-wal`);
    const store = await openStore({ path, clock: Date.now });
    expect(store.warnings).toMatchObject([
      { code: 'commits_missing', message: expect.stringMatching(/write-ahead log .* is gone/) as string },
    ]);
    await store.close();
  });

  it('leaves a store that a command may use first', { timeout: 20_000 }, async () => {
    const { path, token } = await enrolledStore();
    await killDuringIngest(path, token, 50);
    addHost({ path, nowMs: Date.now(), print: () => undefined }, { name: 'web-2' }, 10);
    const store = await openStore({ path, clock: Date.now });
    expect(store.warnings).toEqual([]);
    expect(store.hosts({ limit: 9 }).items).toHaveLength(2);
    expect(store.jobs({ limit: 1000 }).items.length).toBeGreaterThanOrEqual(50);
    await store.close();
  });
});
