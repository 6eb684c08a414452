import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeAnswer, type FakeServer, startFakeServer } from '../../test/fake-server.ts';
import { type Agent, openAgent } from '../agent.ts';
import { jobReport, newReportId } from '../reports.ts';
import { nextDelayMs } from './backoff.ts';
import { reportSender } from './send-reports.ts';

let server: FakeServer;
let folder: string;
let said: string[];

beforeAll(async () => {
  server = await startFakeServer();
});

afterAll(() => server.stop());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-deliver-'));
  writeFileSync(join(folder, 'token'), 'secret-token-words\n');
  said = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  server.reset();
});

const open = (url = server.url): Agent =>
  openAgent({ LOCKSTEP_STATE_DIR: folder, LOCKSTEP_SERVER_URL: url }, (line) => said.push(line));
const send = (agent: Agent, heartbeat = false) => agent.deliver({ heartbeat, budgetMs: 5000 });
const inFolder = (...path: string[]) =>
  readdirSync(join(folder, 'spool', ...path)).filter((name) => name.endsWith('.json'));

function keep(agent: Agent, count = 1): readonly string[] {
  return Array.from({ length: count }, () => {
    const place = { repository: '/r', source: '/s' };
    const report = jobReport({
      id: newReportId(),
      kind: 'backup',
      verdict: 'failed',
      reason: 'exit code 1',
      finishedAt: new Date(),
      durationSeconds: 1,
      place,
      tool: 'restic',
    });
    agent.keep(report);
    return report.id;
  });
}

const refusal = (status: number, code: string): FakeAnswer => ({ status, body: { code, message: 'no' } });

describe('R19 trouble that passes: the report stays and comes again under its id', () => {
  const TROUBLE: readonly (readonly [string, FakeAnswer, string])[] = [
    ['401', refusal(401, 'unauthorized'), 'the server answered 401 (unauthorized: no)'],
    ['403', refusal(403, 'forbidden'), 'the server answered 403'],
    ['404 of another server', { status: 404 }, 'the server answered 404'],
    ['400 of a proxy', { status: 400, body: '<html>' }, 'the server answered 400'],
    ['413 of a proxy', { status: 413 }, 'the server answered 413'],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, 'the server answered 429'],
    ['500', refusal(500, 'internal'), 'the server answered 500 (internal: no)'],
    ['503', refusal(503, 'store_unavailable'), 'the server answered 503'],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, 'the server answered 302'],
    ['200 without results', { status: 200, body: { ok: true } }, '200 without results'],
    ['200 without JSON', { status: 200 }, '200 without results'],
    ['200 about other reports', { status: 200, body: { results: [] } }, 'said nothing about report'],
    ['half a response', 'half', 'aborted'],
    ['a reset', 'reset', 'socket hang up'],
    ['a reset after it was stored', 'store-and-reset', 'socket hang up'],
  ];

  test.each(TROUBLE)('%s', async (_name, answer, problem) => {
    const agent = open();
    const ids = keep(agent, 2);
    server.answer = () => answer;
    const first = await send(agent);
    expect(first?.problem).toContain(problem);
    expect(inFolder()).toHaveLength(2);

    server.answer = () => undefined;
    // Another process: nothing was only in memory.
    const second = await send(open());
    expect(second?.problem).toBeUndefined();
    expect([...server.stored.keys()]).toEqual(ids);
    expect(inFolder()).toEqual([]);
    expect(inFolder('parked')).toEqual([]);
  });

  test('a server that is down', async () => {
    const agent = open('http://127.0.0.1:1');
    keep(agent);
    expect((await send(agent))?.problem).toContain('ECONNREFUSED');
    expect(inFolder()).toHaveLength(1);
  });

  test('a server that never answers', async () => {
    const agent = open();
    keep(agent);
    server.answer = () => 'hang';
    const outcome = await reportSender(agent.settings, 200)([]);
    expect(outcome).toMatchObject({ type: 'kept', problem: `${server.url}: no answer within 0.2 s` });
  });

  test('Retry-After is handed on', async () => {
    const agent = open();
    keep(agent);
    server.answer = () => ({ status: 429, headers: { 'retry-after': '7' } });
    expect((await send(agent))?.retryAfterSeconds).toBe(7);
  });

  test('no secret is said', async () => {
    const agent = open();
    keep(agent);
    server.answer = () => refusal(401, 'unauthorized');
    const delivery = await send(agent);
    expect(JSON.stringify([delivery?.problem, said])).not.toContain('secret-token-words');
  });
});

describe('R19 trouble that does not pass: the report is parked and never sent again', () => {
  test.each([
    ['conflict', 'conflict: other content'],
    ['invalid', 'invalid: /kind: other content'],
  ])('%s', async (result, why) => {
    const agent = open();
    const [bad = '', good = ''] = keep(agent, 2);
    const field = result === 'invalid' ? { field: '/kind' } : {};
    server.answer = () => ({
      status: 200,
      body: {
        results: [
          { id: bad, result, reason: 'other content', ...field },
          { id: good, result: 'stored' },
        ],
      },
    });
    expect((await send(agent))?.problem).toBeUndefined();
    expect(inFolder()).toEqual([]);
    expect(inFolder('parked')).toEqual([`${bad}.job-failed.json`]);
    expect(said).toEqual([`report ${bad} (job) was refused and parked: ${why}`]);
    await send(agent);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    [400, 'invalid_request'],
    [409, 'conflict'],
    [413, 'body_too_large'],
  ])('%i for a whole batch parks only the report that is to blame', async (status, code) => {
    const agent = open();
    const ids = keep(agent, 9);
    const bad = ids[6] ?? '';
    server.answer = ({ body }) => (body.reports?.some(({ id }) => id === bad) ? refusal(status, code) : undefined);
    expect((await send(agent))?.problem).toBeUndefined();
    expect([...server.stored.keys()]).toEqual(ids.filter((id) => id !== bad));
    expect(inFolder('parked')).toEqual([`${bad}.job-failed.json`]);
  });

  test('the next heartbeat counts what is parked', async () => {
    const agent = open();
    keep(agent);
    server.answer = () => refusal(400, 'invalid_request');
    await send(agent);
    server.answer = () => undefined;
    await send(agent, true);
    expect([...server.stored.values()]).toMatchObject([{ type: 'heartbeat', parked_reports: 1 }]);
  });
});

describe('delivery', () => {
  test('many reports go in order, in batches of at most 100 with the heartbeat first', async () => {
    const agent = open();
    const ids = keep(agent, 250);
    await send(agent, true);
    expect(server.requests.map(({ body }) => body.reports?.length)).toEqual([100, 99, 52]);
    expect(server.requests.every(({ bytes, body }) => bytes <= 256 * 1024 && body.sent_at !== undefined)).toBe(true);
    const [heartbeat, ...rest] = [...server.stored.values()];
    expect(heartbeat).toMatchObject({ type: 'heartbeat', agent_version: expect.any(String) });
    expect(rest.map(({ id }) => id)).toEqual(ids);
  });

  test('drops are told once, also when the answer is lost', async () => {
    const agent = open();
    writeFileSync(join(folder, 'spool', 'dropped'), 'a\nb\n');
    server.answer = () => 'store-and-reset';
    await send(agent, true);
    server.answer = () => undefined;
    await send(agent, true);
    await send(agent, true);
    const told = [...server.stored.values()].map(({ dropped_reports: dropped }) => dropped);
    expect(told).toEqual([2, undefined]);
    expect(server.requests).toHaveLength(3);
  });

  test('R20 a report that the disk refuses is sent from memory', async () => {
    const agent = open();
    rmSync(join(folder, 'spool'), { recursive: true });
    writeFileSync(join(folder, 'spool'), 'a file in its place');
    const [id = ''] = keep(agent);
    server.answer = () => 'reset';
    await send(agent);
    server.answer = () => undefined;
    expect(said[0]).toContain('the report cannot be kept on disk, and is lost unless the server takes it now');
    rmSync(join(folder, 'spool'));
    mkdirSync(join(folder, 'spool', 'parked'), { recursive: true });
    await send(agent);
    expect([...server.stored.keys()]).toEqual([id]);
  });

  test('R20 a spool that cannot be read does not make the host look offline', async () => {
    const agent = open();
    rmSync(join(folder, 'spool'), { recursive: true });
    writeFileSync(join(folder, 'spool'), 'a file in its place');
    expect((await send(agent, true))?.problem).toContain('ENOTDIR');
    expect([...server.stored.values()]).toMatchObject([{ type: 'heartbeat' }]);
  });

  test('R21 while another agent sends, nothing is sent and nothing is lost', async () => {
    const agent = open();
    const ids = keep(agent);
    writeFileSync(join(folder, 'send.lock'), `${process.pid} other\n`);
    expect(await send(agent)).toBeUndefined();
    expect(server.requests).toEqual([]);
    rmSync(join(folder, 'send.lock'));
    await send(agent);
    expect([...server.stored.keys()]).toEqual(ids);
  });

  test('R21 overlapping deliveries of two agents store each report once', async () => {
    const [a, b] = [open(), open()];
    const ids = [...keep(a, 5), ...keep(b, 5)];
    await Promise.all([send(a), send(b)]);
    await send(a);
    expect([...server.stored.keys()].sort()).toEqual([...ids].sort());
  });

  test('the token is read for each request: rotation needs no restart', async () => {
    const agent = open();
    await send(agent, true);
    writeFileSync(join(folder, 'token'), 'rotated\n');
    await send(agent, true);
    expect(server.requests.map(({ authorization }) => authorization)).toEqual([
      'Bearer secret-token-words',
      'Bearer rotated',
    ]);
  });

  test('a URL with a path is kept', async () => {
    const agent = open(`${server.url}/lockstep`);
    await send(agent, true);
    expect(server.requests[0]?.path).toBe('/lockstep/api/v1/reports');
  });
});

describe('TLS', () => {
  let key: string;
  let cert: string;
  let secure: FakeServer;
  let tlsFolder: string;

  beforeAll(async () => {
    tlsFolder = mkdtempSync(join(tmpdir(), 'lockstep-tls-'));
    const file = (name: string): string => join(tlsFolder, name);
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-subj',
      ].concat([
        '/CN=127.0.0.1',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
        '-keyout',
        file('key'),
        '-out',
        file('cert'),
      ]),
      { stdio: 'ignore' },
    );
    [key, cert] = [readFileSync(file('key'), 'utf8'), readFileSync(file('cert'), 'utf8')];
    secure = await startFakeServer({ key, cert });
  });

  afterAll(async () => {
    await secure.stop();
    rmSync(tlsFolder, { recursive: true });
  });

  test('R19 a certificate that nobody vouches for is not believed, and nothing is lost', async () => {
    const agent = open(secure.url);
    keep(agent);
    expect((await send(agent))?.problem).toMatch(/self-signed certificate/u);
    expect(inFolder()).toHaveLength(1);
    expect(secure.requests).toEqual([]);
  });

  test('LOCKSTEP_CA_FILE vouches', async () => {
    const env = {
      LOCKSTEP_STATE_DIR: folder,
      LOCKSTEP_SERVER_URL: secure.url,
      LOCKSTEP_CA_FILE: join(tlsFolder, 'cert'),
    };
    const agent = openAgent(env, (line) => said.push(line));
    const ids = keep(agent);
    expect((await send(agent))?.problem).toBeUndefined();
    expect([...secure.stored.keys()]).toEqual(ids);
  });
});

describe('how long to wait', () => {
  test.each([
    { name: 'after a success', failures: 0, random: 0.3, want: 60_000 },
    { name: 'after one failure, at the least', failures: 1, random: 0, want: 30_000 },
    { name: 'after one failure, at the most', failures: 1, random: 1, want: 60_000 },
    { name: 'after two', failures: 2, random: 1, want: 120_000 },
    { name: 'after many', failures: 1000, random: 1, want: 300_000 },
    { name: 'as the server asks', failures: 1, random: 1, retryAfterSeconds: 120, want: 120_000 },
    { name: 'but not for ever', failures: 1, random: 1, retryAfterSeconds: 999_999, want: 3_600_000 },
    { name: 'never shorter than a long interval', failures: 9, random: 1, everyMs: 900_000, want: 900_000 },
  ])('$name', ({ random, want, everyMs = 60_000, ...rest }) => {
    expect(nextDelayMs({ everyMs, ...rest }, () => random)).toBe(want);
  });
});
