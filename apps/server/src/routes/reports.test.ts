import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ulid } from 'ulid';
import { type BootedServer, bootServer, SCRAPER, stopServers } from '../../test/boot-server.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const time = { ms: NOW };

let server: BootedServer;
let token: string;
beforeEach(async () => {
  time.ms = NOW;
  server = await bootServer({}, { clock: () => time.ms });
  ({ token } = await server.enrol('web-1'));
});
afterEach(stopServers);

const instant = (ms: number) => new Date(ms).toISOString();

const job = (more: object = {}) => ({
  id: ulid(NOW),
  type: 'job',
  kind: 'backup',
  verdict: 'ok',
  started_at: instant(NOW - 60_000),
  finished_at: instant(NOW),
  duration_seconds: 60,
  ...more,
});
const facts = (more: object = {}) => ({
  id: ulid(NOW),
  type: 'facts',
  observed_at: instant(NOW),
  verdict: 'ok',
  ...more,
});
const beat = (more: object = {}) => ({ id: ulid(NOW), type: 'heartbeat', sent_at: instant(NOW), ...more });

const send = (reports: unknown, more: object = {}) =>
  server.ask('POST', '/api/v1/reports', { token, body: { sent_at: instant(time.ms), reports, ...more } });

interface Result {
  readonly id: string;
  readonly result: string;
  readonly reason?: string;
  readonly field?: string;
}
const resultsOf = async (reports: readonly object[]): Promise<readonly Result[]> => {
  const answer = await send(reports);
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { results: Result[] }).results;
};
const scrape = async () => (await server.ask('GET', '/metrics', { token: SCRAPER })).text;

describe('a batch', () => {
  test('each report has its own result, in order, and the valid ones are stored', async () => {
    const first = job();
    const reports = [
      first,
      { ...job(), kind: 'dance' },
      beat({ dropped_reports: 3 }),
      facts({ extra: 1 }),
      { id: ulid(), type: 'poem' },
    ];
    expect(await resultsOf(reports)).toEqual([
      { id: first.id, result: 'stored' },
      {
        id: reports[1]?.id,
        result: 'invalid',
        field: '/kind',
        reason: expect.stringContaining('backup,forget') as string,
      },
      { id: reports[2]?.id, result: 'stored' },
      { id: reports[3]?.id, result: 'invalid', field: '/extra', reason: '`/extra` is not a known key.' },
      {
        id: reports[4]?.id,
        result: 'invalid',
        field: '/type',
        reason: '`/type` must be one of job, facts, heartbeat.',
      },
    ]);
    const page = await scrape();
    expect(page).toContain('rm_job_duration_seconds_count{kind="backup",status="succeeded"} 1\n');
    expect(page).toContain('lockstep_reports_total{result="stored"} 2\n');
    expect(page).toContain('lockstep_reports_total{result="invalid"} 3\n');
    expect(page).toContain('lockstep_agent_reports_dropped_total 3\n');
    expect(page).toMatch(/^lockstep_ingest_commits_total [1-9]/m);
    expect(page).toMatch(/^lockstep_ingest_duration_seconds_count [1-9]/m);
    expect(await scrape()).toMatch(/^lockstep_scrape_render_seconds 0\.\d+|^lockstep_scrape_render_seconds \d/m);
  });

  test('J25 the same report again is a duplicate and counts once', async () => {
    const report = job();
    const heartbeat = beat({ dropped_reports: 2 });
    await resultsOf([report, heartbeat]);
    expect(await resultsOf([report, heartbeat])).toEqual([
      { id: report.id, result: 'duplicate' },
      { id: heartbeat.id, result: 'duplicate' },
    ]);
    const page = await scrape();
    expect(page).toContain('rm_job_duration_seconds_count{kind="backup",status="succeeded"} 1\n');
    expect(page).toContain('lockstep_agent_reports_dropped_total 2\n');
  });

  test('J26 the same id with other content is a conflict; the first one stays', async () => {
    const report = job();
    await resultsOf([report]);
    expect(await resultsOf([{ ...report, verdict: 'failed' }])).toMatchObject([{ result: 'conflict' }]);
    const jobs = await server.ask('GET', '/api/v1/jobs');
    expect(jobs.json).toMatchObject({ items: [{ id: report.id, verdict: 'ok' }] });
  });

  test('J24 a time ahead of the clock is corrected and counted', async () => {
    const ahead = job({ started_at: instant(NOW + 3_600_000), finished_at: instant(NOW + 3_660_000) });
    expect(await resultsOf([ahead])).toEqual([{ id: ahead.id, result: 'stored' }]);
    const page = await scrape();
    expect(page).toContain('lockstep_clock_skew_reports_total 1\n');
    expect(Number(/^rm_host_last_backup_timestamp_seconds\{.*\} (\S+)$/m.exec(page)?.[1])).toBeLessThanOrEqual(
      NOW / 1000,
    );
  });

  test('J27 an older report after a newer one does not move the last backup', async () => {
    const last = async () => /^rm_host_last_backup_timestamp_seconds\{.*$/m.exec(await scrape())?.[0];
    await resultsOf([job()]);
    const before = await last();
    await resultsOf([
      job({ started_at: instant(NOW - 9_000_000), finished_at: instant(NOW - 8_000_000), duration_seconds: 1000 }),
    ]);
    expect(before).toBeDefined();
    expect(await last()).toBe(before);
  });

  test('J28 a renamed host keeps its series under the new name', async () => {
    const { host_id } =
      ((await server.ask('GET', '/api/v1/hosts')).json as { items: { host_id: string }[] }).items[0] ?? {};
    await resultsOf([job()]);
    await server.ask('PATCH', `/api/v1/hosts/${host_id}`, { body: { name: 'web-2' } });
    await server.enrol('web-1');
    const rows = (await scrape()).match(/^rm_host_last_backup_success\{.*$/gm);
    expect(rows).toEqual([`rm_host_last_backup_success{host_id="${host_id}",host="web-2"} 1`]);
  });

  test('J30 one hundred reports in one commit; one hundred and one are refused', async () => {
    const many = Array.from({ length: 100 }, () => job());
    expect((await resultsOf(many)).every(({ result }) => result === 'stored')).toBe(true);
    expect(await send([...many, job()])).toMatchObject({
      status: 400,
      json: { code: 'invalid_request', field: '/reports' },
    });
  });
});

describe('one report that is invalid (reliability table J)', () => {
  const at = (field: string, more: object) => [field, more] as const;
  test.each([
    ['J02 constructor.prototype', ...at('/constructor', { constructor: { prototype: { a: 1 } } })],
    ['J03 constructor as a text', ...at('/constructor', { constructor: 'x' })],
    ['J09 number for a text', ...at('/kind', { kind: 5 })],
    ['J09 boolean for a text', ...at('/repository', { repository: true })],
    ['J09 array for a text', ...at('/repository', { repository: ['a'] })],
    ['J10 null for a text', ...at('/repository', { repository: null })],
    ['J11 text for a number', ...at('/bytes_added', { bytes_added: '5' })],
    ['J13 unknown key', ...at('/surprise', { surprise: 1 })],
    ['J16 lone surrogate', ...at('/reason', { reason: 'a\ud800b' })],
    ['J18 NUL', ...at('/reason', { reason: 'a\0b' })],
    ['J18 C1 control', ...at('/reason', { reason: 'a\u0085b' })],
    ['J18 U+2028', ...at('/source', { source: 'a\u2028b' })],
    ['J18 bidirectional control', ...at('/source', { source: 'a\u202eb' })],
    ['J22 negative duration', ...at('/duration_seconds', { duration_seconds: -1 })],
    ['J22 more than thirty days', ...at('/duration_seconds', { duration_seconds: 31 * 86_400 })],
    ['J23 status outside the set', ...at('/verdict', { verdict: 'fine' })],
    ['J23 kind outside the set', ...at('/kind', { kind: 'Backup' })],
    ['a time that is none', ...at('/finished_at', { finished_at: 'yesterday' })],
    ['a missing key', ...at('/duration_seconds', { duration_seconds: undefined })],
  ])('%s', async (_id, field, more) => {
    expect(await resultsOf([job(more)])).toMatchObject([{ result: 'invalid', field }]);
    const page = await scrape();
    expect(page).toContain('rm_job_duration_seconds_count{kind="backup",status="succeeded"} 0\n');
    expect(page.match(/^rm_job_duration_seconds_count/gm)).toHaveLength(27);
  });

  test('J11 1.0 is a whole number', async () => {
    const body = JSON.stringify({ reports: [job({ bytes_added: 7 })] }).replace('"bytes_added":7', '"bytes_added":7.0');
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({ results: [{ result: 'stored' }] });
  });

  test.each([
    ['J14 1e400', '1e400'],
    ['J15 2^53+1', '9007199254740993'],
  ])('%s', async (_id, number) => {
    const body = JSON.stringify({ reports: [job({ bytes_added: 7 })] }).replace(
      '"bytes_added":7',
      `"bytes_added":${number}`,
    );
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({ results: [{ result: 'invalid', field: '/bytes_added' }] });
  });

  test('J22 a finish before the start', async () => {
    const ended = job({ started_at: instant(NOW), finished_at: instant(NOW - 60_000) });
    expect(await resultsOf([ended])).toMatchObject([{ result: 'invalid', field: '/finished_at' }]);
    expect(await scrape()).not.toMatch(/^rm_job_duration_seconds_sum.* -/m);
  });
});

describe('an envelope that is malformed is 400 and stores nothing', () => {
  test.each([
    ['J12 an object for the array', { reports: {} }, '/reports'],
    ['J12 no reports', { reports: [] }, '/reports'],
    ['J13 unknown key', { reports: [job()], more: 1 }, '/more'],
    ['no id', { reports: [job(), { type: 'job' }] }, '/reports/1/id'],
    ['an id that is no ULID', { reports: [job({ id: 'x' })] }, '/reports/0/id'],
    ['a type that is no text', { reports: [{ id: ulid(), type: 1 }] }, '/reports/0/type'],
    ['J20 array', [], ''],
    ['J20 null', null, ''],
    ['J20 text', 'x', ''],
  ])('%s', async (_name, body, field) => {
    expect(await server.ask('POST', '/api/v1/reports', { token, body })).toMatchObject({
      status: 400,
      json: { code: 'invalid_request', field },
    });
    expect((await server.ask('GET', '/api/v1/jobs')).json).toEqual({ items: [], next_cursor: null });
  });
});

test('lists of jobs and alerts can be narrowed to one host', async () => {
  const other = await server.enrol('web-2');
  await resultsOf([job({ verdict: 'failed', reason: 'disk' })]);
  const jobs = await server.ask('GET', `/api/v1/jobs?host_id=${other.host_id}`);
  expect(jobs.json).toEqual({ items: [], next_cursor: null });
  expect((await server.ask('GET', '/api/v1/jobs')).json).toMatchObject({
    items: [{ verdict: 'failed', reason: 'disk' }],
  });
  expect((await server.ask('GET', `/api/v1/alerts?host_id=${other.host_id}`)).json).toEqual({
    items: [],
    next_cursor: null,
  });
});

test('the administrator and the scraper cannot report; a host cannot administer', async () => {
  for (const wrong of [SCRAPER, 'fake-admin-token-for-tests-only']) {
    expect((await server.ask('POST', '/api/v1/reports', { token: wrong, body: { reports: [job()] } })).status).toBe(
      401,
    );
  }
  expect((await server.ask('GET', '/api/v1/hosts', { token })).status).toBe(401);
  expect((await server.ask('GET', '/metrics', { token })).status).toBe(401);
});
