import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { kopiaRecording, kopiaScenarios, scenarioRows } from '../../test/kopia-recording.ts';
import { askerOf, standIn } from '../../test/stand-in.ts';
import type { KopiaAskerOptions } from './kopia-asker.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/** Answers of a server to whoever asks for its sources: what came of it, and how many of them have a next time or are paused. */
const ANSWERS = `
server/api-no-auth                            wrong_password GET /api/v1/control/sources: status 401: Missing credentials.
server/api-wrong-password                     wrong_password GET /api/v1/control/sources: status 401: Access denied.
server/control-as-ui-user                     wrong_password GET /api/v1/control/sources: status 403: access is denied
server/control-sources-after-cancel-and-pause ok 8 sources, 2 next, 1 paused
server/control-sources-after-failure          ok 8 sources, 2 next, 1 paused
server/control-sources-idle                   ok 6 sources, 3 next, 0 paused
server/control-sources-repository-gone        ok 8 sources, 2 next, 1 paused
server/control-sources-repository-gone-later  timeout GET /api/v1/control/sources: timeout: still running after 0.3 s
server/control-sources-uploading-pending      ok 8 sources, 3 next, 0 paused
server/control-unknown-path                   wrong_password GET /api/v1/control/sources: status 403: UI Access denied. See https://github.com/kopia/kopia/issues/880#issuecomment-798421751 for more information.
server-not-connected/control-sources          no_repository GET /api/v1/control/sources: status 400: not connected
`;

describe('recorded answers', () => {
  test.each(scenarioRows(ANSWERS))('$scenario: $want', async ({ scenario, want }) => {
    const answer = await ask(playing(scenario), { deadlineMs: want.startsWith('timeout') ? 300 : 20_000 });
    const { sources = [] } = answer.found ?? {};
    const next = sources.filter(({ nextExpectedAtMs }) => nextExpectedAtMs !== undefined).length;
    const paused = sources.filter(({ isPaused }) => isPaused).length;
    const shown = answer.found ? `${sources.length} sources, ${next} next, ${paused} paused` : answer.reason;
    expect(`${answer.verdict} ${shown}`).toBe(want);
  });

  test('the table names every recorded answer of a server', () => {
    expect(
      scenarioRows(ANSWERS)
        .map(({ scenario }) => scenario)
        .toSorted(),
    ).toEqual(kopiaScenarios('server').toSorted());
  });

  test('a source is known as in a list of snapshots, a next time is one of the clock', async () => {
    const answer = await ask(playing('server/control-sources-idle'));
    expect(answer).toMatchObject({ parsed: 6, rejected: 0 });
    expect(answer.found?.sources[0]).toEqual({
      source: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/docs'] },
      nextExpectedAtMs: Date.parse('2026-11-21T06:00:00Z'),
      isPaused: false,
    });
    // A source that another machine saves.
    expect(answer.found?.sources.at(-1)).toEqual({
      source: { host: 'beta', user: 'backup', paths: ['/srv/rec-kopia/src/docs'] },
      isPaused: false,
    });
  });
});

const folder = mkdtempSync(join(tmpdir(), 'kopia-server-'));
const PASSWORD_FILE = join(folder, 'password');
writeFileSync(PASSWORD_FILE, 'from-file\nsecond\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the request', () => {
  test.each([
    ['the control user', {}, 'server-control:a-password'],
    ['another user', { userName: 'ops' }, 'ops:a-password'],
    ['the first line of a file', { passwordFile: PASSWORD_FILE }, 'server-control:from-file'],
    ['no password', { password: undefined }, undefined],
  ])('%s', async (_, given, want) => {
    const seen: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      seen.push(request.method, request.url, request.headers.authorization);
      response.end('{"sources":[]}');
    });
    const { password, ...server } = { password: 'a-password', ...given };
    const answer = await asker({ url, ...server, ...(password === undefined ? {} : { password }) }).ask('sources');
    expect(answer).toMatchObject({ verdict: 'ok', found: { sources: [] } });
    const header = want && `Basic ${Buffer.from(want).toString('base64')}`;
    expect(seen).toEqual(['GET', '/api/v1/control/sources', header]);
  });

  test('without a server it is no question', async () => {
    const answer = await askerOf(standIn({ from: 'good' })).ask('sources');
    expect(answer).toMatchObject({ verdict: 'failed', reason: '`sources` is not a question for this tool' });
  });
});

const FAULTS: readonly {
  readonly name: string;
  readonly listener: RequestListener;
  readonly deadlineMs?: number;
  readonly want: object;
}[] = [
  {
    name: 'a redirect is not followed, and no password goes with it',
    listener: (request, response) => {
      if (request.url !== '/api/v1/control/sources') throw new Error('followed');
      response.writeHead(302, { location: '/elsewhere' }).end();
    },
    want: { verdict: 'failed', reason: 'GET /api/v1/control/sources: status 302' },
  },
  {
    name: 'a body without end',
    listener: (_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
      };
      response.on('drain', write);
      write();
    },
    want: { verdict: 'failed', reason: 'GET /api/v1/control/sources: too much output' },
  },
  {
    name: 'a body that stops in the middle',
    listener: (_, response) => void response.write('{"sources":['),
    deadlineMs: 300,
    want: { verdict: 'timeout' },
  },
  {
    name: 'a connection that is cut in the middle',
    listener: (_, response) => void response.write('{"sources":[', () => response.destroy()),
    want: { verdict: 'failed', reason: expect.stringContaining('ECONNRESET') },
  },
  {
    name: 'half a document',
    listener: (_, response) => void response.end('{"sources":['),
    want: { verdict: 'failed', reason: '`GET /api/v1/control/sources` printed no JSON object' },
  },
  {
    name: 'an error of the server',
    listener: (_, response) => void response.writeHead(500).end('{"code":"INTERNAL","error":"at https://a:b@host"}'),
    want: { verdict: 'failed', reason: 'GET /api/v1/control/sources: status 500: at https://***@host' },
  },
];

describe('a server that fails', () => {
  test.each(FAULTS)('$name', async ({ listener, deadlineMs = 20_000, want }) => {
    const answer = await ask(listener, { deadlineMs, maxStdoutBytes: 1 << 20 });
    expect(answer).toMatchObject(want);
    expect(answer.found).toBeUndefined();
  });

  test.each([
    ['nobody listens', { url: 'http://127.0.0.1:1' }, /ECONNREFUSED/u],
    ['the address is none', { url: 'nowhere' }, /Invalid URL/u],
    ['the password file is not there', { url: 'http://127.0.0.1:1', passwordFile: '/nowhere/password' }, /ENOENT/u],
  ])('%s', async (_, server, reason) => {
    const answer = await asker(server).ask('sources');
    expect(answer).toMatchObject({ verdict: 'failed', reason: expect.stringMatching(reason) });
  });

  test('who asks may stop', async () => {
    const abort = new AbortController();
    const url = await serve(() => abort.abort());
    expect(await asker({ url }).ask('sources', { abort: abort.signal })).toMatchObject({ verdict: 'cancelled' });
  });
});

/** Answers as a server was recorded, byte for byte; one that did not answer is silent. */
function playing(scenario: string): RequestListener {
  const { stdout } = kopiaRecording(scenario);
  const headers = new URL(`../../../../test/recordings/kopia/${scenario}/headers`, import.meta.url);
  const [first = '', ...lines] = existsSync(headers) ? readFileSync(headers, 'utf8').trim().split('\r\n') : [];
  const status = Number(first.split(' ')[1]);
  const fields = lines.map((line) => line.split(/: (.*)/su)).flatMap(([name = '', value = '']) => [name, value]);
  return (_, response) => {
    if (Number.isNaN(status)) return;
    response.writeHead(status, fields);
    response.end(stdout);
  };
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ask(listener: RequestListener, options: Partial<KopiaAskerOptions> = {}) {
  const url = await serve(listener);
  return askerOf(standIn({ from: 'good' }), { ...options, server: { url, password: 'control-pw' } }).ask('sources');
}

function asker(server: KopiaAskerOptions['server'] & object) {
  return askerOf(standIn({ from: 'good' }), { server });
}
