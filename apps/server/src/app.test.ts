import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenSource } from '@lockstep/scrape-endpoint';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADMIN, SCRAPER } from '../test/boot-server.ts';
import { buildApp } from './app.ts';
import { loadConfig } from './config/load-config.ts';
import type { TypedApp } from './routes/api-route.ts';
import { createServerRegistry, followStore, type ServerRegistry } from './server-metrics.ts';
import { openStore } from './storage/open-store.ts';
import type { Store } from './storage/store.ts';
import { StoreError, type StoreErrorKind } from './storage/store-error.ts';

let folder: string;
let store: Store;
let registry: ServerRegistry;
let log: string[];
const apps: TypedApp[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-app-'));
  store = await openStore({ path: join(folder, 'fleet.db'), clock: Date.now });
  registry = createServerRegistry({ version: '1.0.0', commit: 'abc', nodeVersion: '20' });
  log = [];
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The application over the real store, with some of its methods made to fail; returns how to ask it. */
async function appWith(faults: Partial<Store>) {
  const { config } = loadConfig({ RM_METRICS_TOKEN: SCRAPER });
  const tokens = (value: string) =>
    createTokenSource({ value: [value] }, { clock: Date.now, onReload: () => undefined });
  followStore(registry, store, Date.now);
  const app = buildApp({
    config,
    store: { ...store, ...faults },
    registry,
    adminTokens: tokens(ADMIN),
    metricsTokens: tokens(SCRAPER),
    landing: { version: '1.0.0', isMetricsOn: true, doAlertsLeave: false },
    lifecycle: { draining: false },
    logStream: { write: (line) => void log.push(line) },
    clock: Date.now,
    agentBundle: join(folder, 'none'),
  });
  apps.push(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return async (path: string, body?: object) => {
    const response = await fetch(url + path, {
      headers: { authorization: `Bearer ${path === '/metrics' ? SCRAPER : ADMIN}`, 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text(), retryAfter: response.headers.get('retry-after') };
  };
}

test.each<StoreErrorKind>(['full', 'io', 'busy', 'corrupt', 'other'])(
  'P04 a store that is %s: 503 with Retry-After, counted, /metrics still answers',
  async (kind) => {
    const ask = await appWith({ enrolHost: () => Promise.reject(new StoreError(kind, 'no room at /secret/path')) });
    const answer = await ask('/api/v1/hosts', { name: 'web-1' });
    expect(answer).toMatchObject({ status: 503, retryAfter: '5' });
    expect(JSON.parse(answer.text)).toEqual({
      code: 'store_unavailable',
      message: 'Nothing was stored; send the same again.',
    });
    expect(log.join('')).toContain('no room at /secret/path');
    expect((await ask('/metrics')).text).toContain(`lockstep_store_failures_total{error="${kind}"} 1\n`);
  },
);

test('an unexpected error: 500 without a word of it; the log has it', async () => {
  const ask = await appWith({ enrolHost: () => Promise.reject(new TypeError('secret detail')) });
  const answer = await ask('/api/v1/hosts', { name: 'web-1' });
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'internal' });
  expect(answer.text).not.toContain('secret');
  expect(log.join('')).toMatch(/"type":"TypeError".*secret detail/);
});

test('E57 a page that cannot be made is an error and no part of a page; the next one is whole', async () => {
  const ask = await appWith({});
  let broken = true;
  registry.onScrape(() => {
    if (broken) throw new Error('secret detail');
  });
  const answer = await ask('/metrics');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/rm_|secret/);
  broken = false;
  expect((await ask('/metrics')).text).toContain('rm_hosts_total 0\n');
});

test('not ready while the store is not usable; the reason is only in the log', async () => {
  const ask = await appWith({ health: () => ({ ok: false, reason: 'inode of /secret/path changed' }) });
  expect(await ask('/-/ready')).toMatchObject({ status: 503, text: 'The store is not usable; see the log\n' });
  expect((await ask('/-/healthy')).status).toBe(200);
  expect(log.join('')).toContain('/secret/path');
});

test('refused series are counted by family and reason', async () => {
  const ask = await appWith({});
  registry.metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'succeeded' }).observe(Number.NaN);
  expect((await ask('/metrics')).text).toMatch(
    /^lockstep_series_refused_total\{family="rm_job_duration_seconds",reason="invalid_value"\} 1$/m,
  );
});
