import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Job } from '@lockstep/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allHosts, allJobs, enrol, sendReports } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, serverCommand, startFleetServer } from './harness/fleet-server.ts';
import { backupReport } from './harness/reports.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

let server: FleetServer;
let token: string;
let copy: string;
let jobsInCopy: Job[];

const report = () => sendReports(server, token, [backupReport({ durationSeconds: 5 })]);

beforeAll(async () => {
  server = await startFleetServer(scope);
  ({ token } = await enrol(server, { name: 'first' }));
  copy = join(scope.folder('copies'), 'store.backup');
});

test('a copy of the store can be made while the server runs', async () => {
  await report();
  jobsInCopy = await allJobs(server);
  expect(await serverCommand(server, ['backup', copy])).toMatchObject({ code: 0 });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(await serverCommand(server, ['backup', copy])).toMatchObject({ code: 1 });
});

test('it cannot be restored under a running server, and nothing changes', async () => {
  await report();
  expect(await serverCommand(server, ['restore', copy])).toMatchObject({ code: 1 });
  expect(await allJobs(server)).toHaveLength(2);
});

test('restored after the loss of the data folder, it holds what it held, and tokens are good', async () => {
  await server.running.stop();
  rmSync(server.dataDir, { recursive: true });
  expect(await serverCommand(server, ['restore', copy])).toMatchObject({ code: 0 });
  server = await restartFleetServer(scope, server);
  expect(await allJobs(server)).toEqual(jobsInCopy);
  await report();
  expect(await allJobs(server)).toHaveLength(2);
  expect(await serverCommand(server, ['check'])).toMatchObject({ code: 0 });
});

test('a host is enrolled from the command line while the server runs, and may report at once', async () => {
  const { code, stdout } = await serverCommand(server, ['host', 'add', 'second', '--every', '86400']);
  expect(code).toBe(0);
  const issued = /^token\s+(\S+)$/m.exec(stdout)?.[1] ?? '';
  expect(await sendReports(server, issued, [backupReport({ durationSeconds: 1 })])).toMatchObject({
    results: [{ result: 'stored' }],
  });
  const hosts = await allHosts(server);
  expect(hosts.find(({ name }) => name === 'second')).toMatchObject({
    state: 'online',
    expected: { interval_seconds: 86_400 },
  });
});
