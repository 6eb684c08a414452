import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { bootServer, SCRAPER, stopServers } from '../../test/boot-server.ts';
import { rawConnection, rawExchange, statuses, until } from '../../test/raw-http.ts';

afterEach(stopServers);

const OTHER = 'fake-second-metrics-token';
const AUTH = `Authorization: Bearer ${SCRAPER}\r\n`;

/** One request with `Connection: close`; `headers` are lines that end in CRLF. */
const ask = (port: number, target: string, headers = '', method = 'GET') =>
  rawExchange(port, `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);

/** Settings under which `from` chooses the client's address. */
const PROXIED = { RM_TRUSTED_PROXY: '127.0.0.1' };
const from = (address: string) => `X-Forwarded-For: ${address}\r\n`;
const INSIDE = from('203.0.113.9');
const OUTSIDE = from('198.51.100.7');
const ONLY_INSIDE = { ...PROXIED, RM_METRICS_TRUSTED_CIDR: '203.0.113.0/24' };

const undated = (answer: string) => answer.replace(/^Date: .*\r\n/m, '');
const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4);

describe('the page', () => {
  test('E58 text 0.0.4 with the exact length, whatever Accept says', async () => {
    const { port } = await bootServer();
    const openMetrics = 'Accept: application/openmetrics-text;version=1.0.0,*/*;q=0.1\r\n';
    const answer = await ask(port, '/metrics', AUTH + openMetrics);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/\r\ncontent-type: text\/plain; version=0\.0\.4; charset=utf-8\r\n/i);
    expect(answer).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(Number(/content-length: (\d+)/i.exec(answer)?.[1])).toBe(bodyOf(answer).length);
    expect(bodyOf(answer)).toMatch(/^# HELP backup_.*\n(.*\n)+$/);
    expect(bodyOf(answer)).not.toContain('# EOF');
  });

  test('zero rows exist from the start', async () => {
    const server = await bootServer();
    const page = (await server.ask('GET', '/metrics', { token: SCRAPER })).text;
    expect(page.match(/^rm_job_duration_seconds_count\{.*\} 0$/gm)).toHaveLength(27);
    expect(page.match(/^rm_active_alerts\{severity=".*"\} 0$/gm)).toHaveLength(3);
    expect(page).toMatch(/^rm_hosts_total 0$/m);
    expect(page).toMatch(/^rm_build_info\{version="0\.1\.0",commit="\w+",node_version="\d+\..*"\} 1$/m);
    expect(page).toMatch(/^lockstep_logins_refused_total\{surface="metrics",reason="bad_token"\} 0$/m);
  });

  test('E60 gzip when it is accepted, with the same content', async () => {
    const { port } = await bootServer();
    const zipped = await ask(port, '/metrics', `${AUTH}Accept-Encoding: gzip\r\n`);
    expect(zipped).toMatch(/\r\ncontent-encoding: gzip\r\n/i);
    expect(zipped).toMatch(/\r\nvary: Accept-Encoding\r\n/i);
    const page = gunzipSync(Buffer.from(bodyOf(zipped), 'latin1')).toString();
    expect(page).toContain('rm_hosts_total 0\n');
    expect(Number(/content-length: (\d+)/i.exec(zipped)?.[1])).toBe(bodyOf(zipped).length);
  });

  test('E59 B27 HEAD has the headers of GET and no body, and asks for the token', async () => {
    const { port } = await bootServer();
    const head = await ask(port, '/metrics', AUTH, 'HEAD');
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(Number(/content-length: (\d+)/i.exec(head)?.[1])).toBeGreaterThan(1000);
    expect(bodyOf(head)).toBe('');
    expect(await ask(port, '/metrics', '', 'HEAD')).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('a removed host is gone from the next scrape; an enrolled one has its status row', async () => {
    const server = await bootServer();
    const { host_id } = await server.enrol('web-1');
    const scrape = async () => (await server.ask('GET', '/metrics', { token: SCRAPER })).text;
    expect(await scrape()).toContain(`rm_host_repo_status{host_id="${host_id}",host="web-1",status="unknown"} 1\n`);
    await server.ask('DELETE', `/api/v1/hosts/${host_id}`);
    expect(await scrape()).not.toContain(host_id);
  });

  test('more than four scrapes at a time are told to wait, and slots come back', async () => {
    const { port } = await bootServer();
    const request = (connection: string) =>
      `GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\n${AUTH}\r\n`;
    const twenty = await rawExchange(port, request('keep-alive').repeat(19) + request('close'));
    const answers = twenty.match(/HTTP\/1\.1 \d{3}/g) ?? [];
    expect(answers.filter((answer) => answer.endsWith('200'))).toHaveLength(4);
    expect(answers.filter((answer) => answer.endsWith('503'))).toHaveLength(16);
    expect(twenty).toContain('"code":"too_busy"');
    expect(twenty).toMatch(/retry-after: 1\r\n/i);
    expect(statuses(await ask(port, '/metrics', AUTH))).toEqual([200]);
  });

  test('a reader that leaves in the middle gives its slot back', async () => {
    const { port } = await bootServer();
    for (let n = 0; n < 20; n += 1) {
      const { socket, received } = rawConnection(port, `GET /metrics HTTP/1.1\r\nHost: x\r\n${AUTH}\r\n`);
      await until(() => received() !== '');
      socket.destroy();
    }
    expect(statuses(await ask(port, '/metrics', AUTH))).toEqual([200]);
  });
});

describe('who may scrape (reliability table B)', () => {
  test.each([
    ['B02 the new token', `Authorization: Bearer ${OTHER}\r\n`, 200],
    ['B01 no token', '', 401],
    ['B06 trailing spaces', `Authorization: Bearer ${SCRAPER}   \r\n`, 200],
    ['B10 wrong token', `Authorization: Bearer ${'x'.repeat(SCRAPER.length)}\r\n`, 401],
    ['B12 8 KiB token', `Authorization: Bearer ${'x'.repeat(8192)}\r\n`, 401],
    ['B12 17 KiB of headers', `X: ${'x'.repeat(17_000)}\r\n${AUTH}`, 431],
    ['B13 good and bad line', `${AUTH}Authorization: Bearer x\r\n`, 401],
    ['B13 bad and good line', `Authorization: Bearer x\r\n${AUTH}`, 401],
    ['B13 two good lines', AUTH + AUTH, 401],
    ['B14 byte E9', `Authorization: Bearer ${SCRAPER}\xe9\r\n`, 401],
    ['B14 UTF-8', `Authorization: Bearer ${SCRAPER}\xc3\xa9\r\n`, 401],
    ['B14 U+2028', `Authorization: Bearer ${SCRAPER}\xe2\x80\xa8\r\n`, 401],
    ['B15 NUL', `Authorization: Bearer ${SCRAPER}\0\r\n`, 400],
    ['B15 bare CR', `Authorization: Bearer ${SCRAPER}\rx\r\n`, 400],
    ['B15 bare LF', `Authorization: Bearer ${SCRAPER}\nx: y\r\n`, 400],
    ['B15 folded line', `Authorization: Bearer\r\n ${SCRAPER}\r\n`, 400],
    ['B15 space before the colon', `Authorization : Bearer ${SCRAPER}\r\n`, 400],
    ['B16 cookie', `Cookie: token=${SCRAPER}\r\n`, 401],
    ['B16 X-Api-Key', `X-Api-Key: ${SCRAPER}\r\n`, 401],
    [
      'S-10 names of Object.prototype',
      `__proto__: x\r\nconstructor: x\r\nhasOwnProperty: x\r\ntoString: x\r\n${AUTH}`,
      200,
    ],
  ])('%s', async (_name, headers, want) => {
    const { port } = await bootServer({ RM_METRICS_TOKEN: `${SCRAPER},${OTHER}` });
    expect(statuses(await ask(port, '/metrics', headers))).toEqual([want]);
  });

  test('B16 a token in the query or the body is worth nothing and is not logged', async () => {
    const { port, log } = await bootServer({ RM_LOG_LEVEL: 'trace' });
    expect(statuses(await ask(port, `/metrics?token=${SCRAPER}`))).toEqual([401]);
    expect(statuses(await ask(port, `/nowhere?token=${SCRAPER}`))).toEqual([404]);
    const body = JSON.stringify({ token: SCRAPER });
    const headers = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    expect(
      statuses(
        await rawExchange(port, `GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n${body}`),
      ),
    ).toEqual([401]);
    expect(log.join('')).not.toContain(SCRAPER);
  });

  test('B24 only addresses: the token is not asked for', async () => {
    const { port } = await bootServer({ ...ONLY_INSIDE, RM_METRICS_TOKEN: undefined });
    expect(statuses(await ask(port, '/metrics', INSIDE))).toEqual([200]);
    expect(statuses(await ask(port, '/metrics', OUTSIDE + AUTH))).toEqual([401]);
  });

  test('B25 both: only both pass, and the three refusals are the same bytes', async () => {
    const { port } = await bootServer(ONLY_INSIDE);
    expect(statuses(await ask(port, '/metrics', INSIDE + AUTH))).toEqual([200]);
    const refusals = [
      await ask(port, '/metrics', INSIDE),
      await ask(port, '/metrics', OUTSIDE + AUTH),
      await ask(port, '/metrics', OUTSIDE),
    ].map(undated);
    expect(refusals[0]).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(refusals[0]).toContain('www-authenticate: Bearer realm="metrics"\r\n');
    expect(refusals[0]).toContain('cache-control: no-store\r\n');
    expect(new Set(refusals).size).toBe(1);
  });

  test.each(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])(
    'B26 P11 neither: %s is byte-equal to an unknown path, with a token or without',
    async (method) => {
      const { port } = await bootServer({ RM_METRICS_TOKEN: undefined });
      const unknown = undated(await ask(port, '/unknown', '', method));
      expect(unknown).toMatch(/^HTTP\/1\.1 404 /);
      expect(undated(await ask(port, '/metrics', '', method))).toBe(unknown);
      expect(undated(await ask(port, '/metrics', AUTH, method))).toBe(unknown);
    },
  );

  test('the named switch serves without a guard, and takes none away', async () => {
    const open = await bootServer({ RM_METRICS_TOKEN: undefined, RM_METRICS_ALLOW_ALL: 'true' });
    expect(statuses(await ask(open.port, '/metrics'))).toEqual([200]);
    const guarded = await bootServer({ RM_METRICS_ALLOW_ALL: 'true' });
    expect(statuses(await ask(guarded.port, '/metrics'))).toEqual([401]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('B28 %s', async (method) => {
    const { port } = await bootServer();
    const answer = await ask(port, '/metrics', AUTH, method);
    expect(statuses(answer)).toEqual([404]);
    expect(answer.toLowerCase()).not.toContain('access-control');
  });

  test.each(['//metrics', '/metrics/', '/Metrics', '/metrics;x', '/metrics%2f', '/metrics%00', '/x/../metrics'])(
    'B29 %s is not the page',
    async (target) => {
      const { port } = await bootServer();
      expect(statuses(await ask(port, target, AUTH))).toEqual([404]);
    },
  );

  test.each([
    ['percent-encoded', 'GET /%6detrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'],
    ['absolute form', 'GET http://elsewhere/metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'],
    ['H09 HTTP/1.0 without Host', 'GET /metrics HTTP/1.0\r\n'],
  ])('B30 H10 %s reaches the page, behind the same guard', async (_name, head) => {
    const { port } = await bootServer();
    expect(statuses(await rawExchange(port, `${head}\r\n`))).toEqual([401]);
    expect(statuses(await rawExchange(port, `${head}${AUTH}\r\n`))).toEqual([200]);
  });

  test('B31 after twenty refusals in a minute: 429 with the same body; a good token still passes', async () => {
    const { port } = await bootServer(PROXIED);
    const refusals: string[] = [];
    for (let n = 0; n < 21; n += 1) refusals.push(await ask(port, '/metrics'));
    expect(refusals.map((answer) => statuses(answer)[0])).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
    expect(refusals[20]).toMatch(/\r\nretry-after: \d+\r\n/i);
    expect(bodyOf(refusals[20] ?? '')).toBe(bodyOf(refusals[0] ?? ''));
    expect(statuses(await ask(port, '/metrics', AUTH))).toEqual([200]);
    expect(statuses(await ask(port, '/metrics', OUTSIDE))).toEqual([401]);
  });

  test('B32 forwarded addresses of an untrusted peer do not make new clients', async () => {
    const { port } = await bootServer();
    let last: number | undefined;
    for (let n = 0; n < 25; n += 1)
      [last] = statuses(await ask(port, '/metrics', `X-Forwarded-For: 198.51.100.${n}\r\n`));
    expect(last).toBe(429);
  });

  test('behind a trusted proxy the client decides; without one the peer does', async () => {
    const { port } = await bootServer({ ...ONLY_INSIDE, RM_METRICS_TOKEN: undefined });
    const status = async (value: string) => statuses(await ask(port, '/metrics', from(value)));
    expect(await status('203.0.113.9')).toEqual([200]);
    expect(await status('203.0.113.9, 198.51.100.7')).toEqual([401]);
    expect(await status('203.0.113.9, nonsense')).toEqual([401]);
    const direct = await bootServer({ RM_METRICS_TOKEN: undefined, RM_METRICS_TRUSTED_CIDR: '203.0.113.0/24' });
    expect(statuses(await ask(direct.port, '/metrics', INSIDE))).toEqual([401]);
  });

  test('refusals are counted by surface and reason, and logged with the client', async () => {
    const server = await bootServer(ONLY_INSIDE);
    await ask(server.port, '/metrics', INSIDE);
    await ask(server.port, '/metrics', `${INSIDE}Authorization: Bearer nonsense\r\n`);
    await ask(server.port, '/metrics', OUTSIDE + AUTH);
    await ask(server.port, '/metrics', from('x') + AUTH);
    await server.ask('GET', '/api/v1/hosts', { token: null });
    const text = bodyOf(await ask(server.port, '/metrics', INSIDE + AUTH));
    for (const [reason, surface] of [
      ['no_token', 'metrics'],
      ['bad_token', 'metrics'],
      ['bad_source', 'metrics'],
      ['malformed_forwarded', 'metrics'],
      ['no_token', 'api'],
    ]) {
      expect(text).toContain(`lockstep_logins_refused_total{surface="${surface}",reason="${reason}"} 1\n`);
    }
    const lines = server.log.filter((line) => line.includes('"Refused"')).map((line): unknown => JSON.parse(line));
    expect(lines[2]).toMatchObject({ level: 'warn', surface: 'metrics', reason: 'bad_source', client: '198.51.100.7' });
  });
});

test('H23 pipelined requests are answered in order, each with its own credentials', async () => {
  const { port } = await bootServer();
  const one = (headers: string, target = '/metrics') => `GET ${target} HTTP/1.1\r\nHost: x\r\n${headers}\r\n`;
  const last = `GET /-/healthy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
  const { received, closed } = rawConnection(port, one('') + one(AUTH) + one('', '/nowhere') + one('') + last);
  await until(() => received().includes('OK\n'));
  await closed;
  expect(received().match(/HTTP\/1\.1 \d+/g)).toEqual([
    'HTTP/1.1 401',
    'HTTP/1.1 200',
    'HTTP/1.1 404',
    'HTTP/1.1 401',
    'HTTP/1.1 200',
  ]);
});
