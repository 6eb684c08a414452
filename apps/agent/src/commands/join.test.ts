import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agentHost, type AgentHost } from '../../test/agent-process.ts';
import { type FakeServer, startFakeServer } from '../../test/fake-server.ts';

const CREDENTIALS = { host_id: '01M7YETCYVQGG7E7CWJ0Q3PQFY', token: 'the-token-of-this-host' };
const JOIN_TOKEN = 'join-token-word';

let server: FakeServer;
let host: AgentHost;
let tokenFile: string;

beforeAll(async () => {
  server = await startFakeServer();
  host = agentHost();
  tokenFile = join(host.stateDirectory, 'token');
});

beforeEach(() => {
  rmSync(tokenFile, { force: true });
  rmSync(join(host.stateDirectory, 'server.json'), { force: true });
  server.answer = ({ path }) => (path === '/api/v1/join' ? { status: 201, body: CREDENTIALS } : undefined);
});

afterEach(() => server.reset());

afterAll(async () => {
  host.remove();
  await server.stop();
});

const join_ = (args: readonly string[] = [], env: Record<string, string> = { LOCKSTEP_JOIN_TOKEN: JOIN_TOKEN }) =>
  host.agent(['join', server.url, ...args], { env });

test('a host enrols itself, and then reports with its own token', async () => {
  const { code, stderr } = await join_(['--name', 'alpha', '--expect-every', '24h', '--wakeful']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `lockstep-agent: joined ${server.url} as alpha (${CREDENTIALS.host_id}); the token is in ${tokenFile}\n`,
  });
  expect(server.requests).toMatchObject([
    {
      path: '/api/v1/join',
      authorization: `Bearer ${JOIN_TOKEN}`,
      body: { name: 'alpha', expected: { interval_seconds: 86_400 }, wakeful: true },
    },
  ]);
  expect(readFileSync(tokenFile, 'utf8')).toBe(`${CREDENTIALS.token}\n`);
  expect((statSync(tokenFile).mode & 0o777).toString(8)).toBe('600');

  expect(await host.agent(['report'])).toMatchObject({ code: 0, stderr: '' });
  expect(server.requests.at(-1)).toMatchObject({ authorization: `Bearer ${CREDENTIALS.token}` });
});

test('the join token may be in a file', async () => {
  const file = join(host.folder, 'join-token');
  writeFileSync(file, `${JOIN_TOKEN}\n`);
  expect(
    (await join_(['--expect-cron', '0 3 * * *', '--time-zone', 'Europe/Berlin'], { LOCKSTEP_JOIN_TOKEN_FILE: file }))
      .code,
  ).toBe(0);
  expect(server.requests[0]).toMatchObject({
    authorization: `Bearer ${JOIN_TOKEN}`,
    body: { expected: { cron: '0 3 * * *', time_zone: 'Europe/Berlin' } },
  });
});

test('a host that has joined does not join again by mistake', async () => {
  await join_();
  const again = await join_();
  expect(again.code).toBe(2);
  expect(again.stderr).toContain('--force');
  expect(server.requests).toHaveLength(1);
  expect((await join_(['--force'])).code).toBe(0);
});

describe('mistakes', () => {
  test.each([
    { name: 'no join token', args: [], env: {}, says: 'LOCKSTEP_JOIN_TOKEN' },
    { name: 'an empty join token', args: [], env: { LOCKSTEP_JOIN_TOKEN: ' ' }, says: 'there is no join token' },
    { name: 'a missing file', args: [], env: { LOCKSTEP_JOIN_TOKEN_FILE: '/nowhere' }, says: 'ENOENT' },
    { name: 'two expectations', args: ['--expect-every', '1h', '--expect-cron', 'x'], says: 'cannot be used with' },
    { name: 'an odd interval', args: ['--expect-every', '1s'], says: '--expect-every' },
  ])('$name is exit 2 and asks no server', async ({ args, env, says }) => {
    const { code, stderr } = await join_(args, env ?? { LOCKSTEP_JOIN_TOKEN: JOIN_TOKEN });
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(server.requests).toEqual([]);
  });

  test.each(['ftp://x/', 'nonsense', 'http://user:hidden@127.0.0.1/'])('`%s` is no server', async (url) => {
    const { code, stderr } = await host.agent(['join', url], { env: { LOCKSTEP_JOIN_TOKEN: JOIN_TOKEN } });
    expect(code).toBe(2);
    expect(stderr).not.toContain('hidden');
  });

  test('a folder that cannot be written is found before the server makes a host', async () => {
    const { code } = await join_([], { LOCKSTEP_JOIN_TOKEN: JOIN_TOKEN, LOCKSTEP_STATE_DIR: '/dev/null/x' });
    expect(code).toBe(1);
    expect(server.requests).toEqual([]);
  });

  test.each([
    [{ status: 409, body: { code: 'name_taken', message: 'taken', field: 'name' } }, '409: name_taken: taken: name'],
    [{ status: 401, body: { code: 'unauthorized', message: 'no' } }, '401: unauthorized: no'],
    [{ status: 404 }, '404; is the URL right?'],
    [{ status: 201, body: { token: 7 } }, '201; is the URL right?'],
    ['reset', 'socket hang up'],
  ] as const)('the server answers %j', async (answer, says) => {
    server.answer = () => answer;
    const { code, stderr } = await join_();
    expect(code).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain(JOIN_TOKEN);
    expect(existsSync(tokenFile)).toBe(false);
  });
});
