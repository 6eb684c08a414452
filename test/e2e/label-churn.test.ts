import { readFileSync } from 'node:fs';
import { METHODS } from 'node:http';
import type { FactsReport, HostCredentials, JobReport } from '@lockstep/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawExchange, statuses } from '../../apps/server/test/raw-http.ts';
import { allHosts, createJoinToken, enrol, remove, sendReports } from './harness/fleet-api.ts';
import { type FleetServer, scrapePage, startFleetServer } from './harness/fleet-server.ts';
import { readPage } from './harness/page.ts';
import { backupReport } from './harness/reports.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

const MAX_HOSTS = 20;
const REFUSED_HOSTS = 200;
const REPLACED_HOSTS = 100;
const REPORTS = 2000;
const REQUESTS = 2000;

/** How many repositories of one host have rows, and how many sources of one repository that have no snapshot. */
const MOST_REPOSITORIES = 64;
const MOST_SOURCES = 256;

/** What the server may take at most while all this goes on: a good deal more than it does. */
const MEMORY_LIMIT_MIB = 300;

let server: FleetServer;
let hosts: HostCredentials[];
let seriesBefore: string[];

beforeAll(async () => {
  server = await startFleetServer(scope, { RM_MAX_HOSTS: String(MAX_HOSTS) });
  hosts = await Promise.all(numbered(MAX_HOSTS).map((index) => enrol(server, { name: `host-${index}` })));
  for (const { token } of hosts) await sendReports(server, token, [backupReport({ durationSeconds: 1 }), facts()]);
  // Some series are about the scrape before.
  await scrapePage(server);
  seriesBefore = await series();
});

test('P16 hosts past RM_MAX_HOSTS are answered 409, with the token of the administrator and to join', async () => {
  const attempts = numbered(REFUSED_HOSTS).map((index) => enrol(server, { name: `one-too-many-${index}` }));
  const outcomes = (await Promise.allSettled(attempts)).map((outcome) =>
    outcome.status === 'rejected' ? String(outcome.reason) : 'enrolled',
  );
  expect(new Set(outcomes)).toEqual(new Set([expect.stringMatching(/: 409 .*"too_many_hosts"/)]));
  expect(await join('another-one-too-many')).toMatchObject({ status: 409 });
});

test('P16 the hosts that are there are not affected', async () => {
  expect((await allHosts(server)).map(({ host_id }) => host_id).sort()).toEqual(
    hosts.map((host) => host.host_id).sort(),
  );
  for (const { token } of hosts) {
    const { results } = await sendReports(server, token, [backupReport({ durationSeconds: 1 })]);
    expect(results).toMatchObject([{ result: 'stored' }]);
  }
  expect(await series()).toEqual(seriesBefore);
});

test(`P16 ${REPORTS} reports with words, repositories and sources of their own make few series`, async () => {
  const [host] = hosts;
  const tally: Record<string, number> = {};
  for (const start of numbered(REPORTS / 100)) {
    const batch = numbered(100).map((index) => strangeReport(start * 100 + index));
    const { results } = await sendReports(server, host?.token ?? '', batch);
    for (const { result } of results) tally[result] = (tally[result] ?? 0) + 1;
  }
  // Two of four kinds of strange report are well-formed.
  expect(tally).toEqual({ invalid: REPORTS / 2, stored: REPORTS / 2 });
  // A repository and a source have rows; of those that one host makes up, a bounded number has.
  const [page, before] = [new Set(await series()), new Set(seriesBefore)];
  const made = [...page].filter((row) => !before.has(row));
  expect(made.filter((row) => !row.startsWith('backup_'))).toEqual([]);
  expect(made.filter((row) => row.startsWith('backup_repository_info')).length).toBeLessThan(MOST_REPOSITORIES);
  expect(made.filter((row) => row.startsWith('backup_source_info')).length).toBeLessThan(
    MOST_REPOSITORIES + MOST_SOURCES,
  );
  const ofOthers = [...before].filter((row) => !row.includes('name:host-0/'));
  expect(ofOthers.filter((row) => !page.has(row))).toEqual([]);
});

test(`P16 ${REQUESTS} requests with odd methods and paths make no series`, async ({ annotate }) => {
  const before = await series();
  const answers: number[] = [];
  for (const start of numbered(REQUESTS / 50)) {
    const group = numbered(50).map((index) => rawExchange(portOf(server), oddRequest(start * 50 + index)));
    answers.push(...(await Promise.all(group)).flatMap(statuses));
  }
  await annotate([...new Set(answers)].map((status) => `${count(answers, status)} times ${status}`).join(', '));
  expect(answers.filter((status) => status >= 500)).toEqual([]);
  for (const status of [200, 400, 401, 404]) expect(count(answers, status)).toBeGreaterThan(0);
  expect(await series()).toEqual(before);
});

test(`P16 ${REPLACED_HOSTS} hosts that come and go leave no series behind`, async () => {
  let last = hosts[0];
  for (const index of numbered(REPLACED_HOSTS)) {
    await remove(server, last?.host_id ?? '');
    last = await enrol(server, { name: `passer-by-${index}` });
    await sendReports(server, last.token, [backupReport({ durationSeconds: 1 }), facts()]);
    // It is a scrape that makes the series of the hosts that are there.
    await scrapePage(server);
  }
  expect(await series()).toHaveLength(seriesBefore.length);
});

test('P16 memory stays bounded', async (context) => {
  context.skip(process.platform !== 'linux', 'reads /proc');
  const status = readFileSync(`/proc/${server.running.pid}/status`, 'utf8');
  const peakMiB = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  await context.annotate(`${seriesBefore.length} series kept, peak ${Math.round(peakMiB)} MiB`);
  expect(peakMiB).toBeLessThan(MEMORY_LIMIT_MIB);
});

/** Name and labels of every series on the page, sorted. */
async function series(): Promise<string[]> {
  const { families } = readPage(await scrapePage(server));
  const samples = [...families.values()].flat();
  return samples.map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`).sort();
}

function facts(): FactsReport {
  const { id } = backupReport({ durationSeconds: 0 });
  const observed_at = new Date().toISOString();
  return {
    id,
    type: 'facts',
    observed_at,
    verdict: 'ok',
    repository: '/srv/repository',
    snapshot_count: 1,
    repo_size_bytes: 1,
  };
}

function strangeReport(index: number): JobReport {
  const report = backupReport({ durationSeconds: 1 });
  const strange: Partial<Record<keyof JobReport, string>>[] = [
    { kind: `kind-${index}` },
    { verdict: `verdict-${index}` },
    { repository: `/srv/repository-${index}` },
    { source: `/home/${index}` },
  ];
  return { ...report, ...strange[index % strange.length] } as JobReport;
}

function oddRequest(index: number): string {
  const methods = [...METHODS, 'METRICS', 'get', `X${index}`];
  const paths = [
    `/metrics/${index}`,
    `/metrics?${index}`,
    `/api/v1/hosts/${index}`,
    `/api/v1/${index}`,
    `//${index}`,
    '/%00',
  ];
  const tokens = [server.adminToken, server.metricsToken, `token-${index}`];
  const round = Math.floor(index / methods.length);
  const target = `${methods[index % methods.length]} ${paths[round % paths.length]}`;
  const authorization = `Authorization: Bearer ${tokens[Math.floor(round / paths.length) % tokens.length]}`;
  return `${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${authorization}\r\n\r\n`;
}

/** Asks to enrol with a join token, as an agent does. */
async function join(name: string): Promise<Response> {
  const { token } = await createJoinToken(server, { uses: 1, expires_seconds: 60 });
  return fetch(`${server.url}/api/v1/join`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
  });
}

const count = (answers: readonly number[], status: number): number => answers.filter((each) => each === status).length;

const numbered = (length: number): number[] => Array.from({ length }, (_, index) => index);

const portOf = ({ url }: FleetServer): number => Number(new URL(url).port);
