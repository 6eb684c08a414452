import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Bench, bootExporter, type BootedExporter, makeBench, stopExporters } from '../../test/boot-exporter.ts';

// A busy machine starts programs slowly.
vi.setConfig({ testTimeout: 60_000 });

let bench: Bench & { remove(): void };
beforeEach(() => {
  bench = makeBench();
});
afterEach(async () => {
  await stopExporters();
  bench.remove();
});

/** bcrypt hashes of `fake horse` and `fake cow`, of the least cost that there is. */
const HORSE = '$2b$04$vy4aPN/TUiR9DOUkFIMLhef16edvrHTU/r9koX32Xp1O3ljbojZmS';
const COW = '$2b$04$LxP9KTGXBdyDwbnainOoM.8utnDssFMzehIaP94DIWjv8huW4rqFC';

const TOKEN = 'fake-token-for-tests-1';
const NEW_TOKEN = 'fake-token-for-tests-2';
const LOGIN = { authorization: `Basic ${Buffer.from('prometheus:fake horse').toString('base64')}` };
const WRONG = { authorization: `Basic ${Buffer.from('prometheus:fake cow').toString('base64')}` };
const BEARER = { authorization: `Bearer ${TOKEN}` };

const ROUTES = ['/metrics', '/', '/-/healthy', '/-/ready', '/nowhere'] as const;
const IDLE = { repositories: [{ every: '30d', size: false, check: false }] };

async function boot(settings: object): Promise<BootedExporter> {
  bench.write('web.yml', `basic_auth_users:\n  prometheus: ${HORSE}\n`);
  bench.write('tokens', `${TOKEN}\n`);
  bench.configure({ ...IDLE, ...settings });
  return bootExporter(bench);
}

async function statuses(exporter: BootedExporter, headers: Readonly<Record<string, string>> = {}): Promise<number[]> {
  const answers: number[] = [];
  for (const path of ROUTES) answers.push((await exporter.ask(path, headers)).status);
  return answers;
}

describe('who may ask for what', () => {
  const users = { web_config: 'web.yml' };
  const tokens = { bearer_token_file: 'tokens' };
  const OPEN = [200, 200, 200, 200, 404];
  const PAGE_CLOSED = [401, 200, 200, 200, 404];
  const CLOSED = [401, 401, 401, 401, 401];

  test.each([
    ['no guard', {}, {}, OPEN],
    ['users, no login: every path asks, as the exporter toolkit has it', users, {}, CLOSED],
    ['users, wrong login', users, WRONG, CLOSED],
    ['users, login', users, LOGIN, OPEN],
    ['users, a token', users, BEARER, CLOSED],
    ['tokens, none: only the page asks', tokens, {}, PAGE_CLOSED],
    ['tokens, token', tokens, BEARER, OPEN],
    ['tokens, a login', tokens, LOGIN, PAGE_CLOSED],
    ['both, token', { ...users, ...tokens }, BEARER, OPEN],
    ['both, login', { ...users, ...tokens }, LOGIN, OPEN],
    ['both, none', { ...users, ...tokens }, {}, CLOSED],
    ['addresses, from outside', { trusted_cidrs: ['192.0.2.0/24'] }, {}, PAGE_CLOSED],
    ['addresses, from inside', { trusted_cidrs: ['127.0.0.0/8'] }, {}, OPEN],
    [
      'addresses and tokens, from outside with the token',
      { ...tokens, trusted_cidrs: ['192.0.2.0/24'] },
      BEARER,
      PAGE_CLOSED,
    ],
    [
      'a proxy says who it is',
      { trusted_cidrs: ['192.0.2.0/24'], trusted_proxies: ['127.0.0.1'] },
      { 'x-forwarded-for': '192.0.2.7' },
      OPEN,
    ],
    [
      'somebody who is no proxy says so',
      { trusted_cidrs: ['192.0.2.0/24'] },
      { 'x-forwarded-for': '192.0.2.7' },
      PAGE_CLOSED,
    ],
  ] as const)('%s', async (_name, settings, headers, want) => {
    expect(await statuses(await boot(settings), headers)).toEqual(want);
  });

  test('each refusal has one body and says how to log in; it is counted and never says why', async () => {
    const exporter = await boot({ ...users, ...tokens });
    const bodies = new Set<string>();
    for (const headers of [{}, WRONG, { authorization: 'Bearer 0123456789abcdef' }]) {
      const answer = await exporter.ask('/metrics', headers);
      bodies.add(answer.text);
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="lockstep-exporter", Bearer realm="metrics"');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect([...bodies]).toEqual([
      '{"code":"unauthorized","message":"The credentials or the source are not accepted."}\n',
    ]);
    const page = (await exporter.ask('/metrics', LOGIN)).text;
    expect(page).toMatch(/^lockstep_exporter_logins_refused_total\{reason="no_token"\} 1$/m);
    expect(page).toMatch(/^lockstep_exporter_logins_refused_total\{reason="bad_token"\} 2$/m);
    for (const secret of ['fake horse', 'fake cow', TOKEN, LOGIN.authorization])
      expect(exporter.log.join('')).not.toContain(secret);
  });

  test('a token is replaced without a restart, a password by SIGHUP', async () => {
    const exporter = await boot({ ...users, ...tokens });
    bench.write('tokens', `${NEW_TOKEN}\n`);
    bench.write('web.yml', `basic_auth_users:\n  prometheus: ${COW}\n`);
    exporter.reload();
    const status = async (headers: Readonly<Record<string, string>>) =>
      (await exporter.ask('/metrics', headers)).status;
    expect([await status(BEARER), await status(LOGIN)]).toEqual([401, 401]);
    expect([await status({ authorization: `Bearer ${NEW_TOKEN}` }), await status(WRONG)]).toEqual([200, 200]);
  });
});

describe('web pages', () => {
  const ORIGIN = 'https://grafana.example.org';
  const preflight = { origin: ORIGIN, 'access-control-request-method': 'GET' };

  test('off: no header, and a preflight is a request like any other', async () => {
    const exporter = await boot({});
    expect((await exporter.ask('/metrics', { origin: ORIGIN })).headers.has('access-control-allow-origin')).toBe(false);
    expect((await exporter.ask('/metrics', preflight, 'OPTIONS')).status).toBe(404);
  });

  test('on, with a login: the preflight needs none, the page does', async () => {
    const exporter = await boot({ web_config: 'web.yml', cors: { origins: [ORIGIN] } });
    expect((await exporter.ask('/metrics', preflight, 'OPTIONS')).status).toBe(204);
    const page = await exporter.ask('/metrics', { origin: ORIGIN, ...LOGIN });
    expect(page.status).toBe(200);
    expect(page.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(page.headers.get('vary')).toBe('Origin, Accept, Accept-Encoding');
    expect((await exporter.ask('/metrics', { origin: ORIGIN })).status).toBe(401);
    const other = await exporter.ask('/metrics', { origin: 'https://elsewhere.example', ...LOGIN });
    expect(other.headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('the listener', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no way to ask', async (method) => {
    expect((await (await boot({})).ask('/metrics', {}, method)).status).toBe(404);
  });

  test('the landing page names nothing that is backed up', async () => {
    const exporter = await boot({ bearer_token_file: 'tokens' });
    const { text, headers } = await exporter.ask('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('<b>1 repository</b>');
    expect(text).toContain('/metrics is guarded');
    expect(text).not.toContain('nas');
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  test('TLS by the web file, with its response headers', async (context) => {
    context.skip(!hasOpenssl, 'needs the openssl command (Debian package openssl)');
    const [key, cert] = [join(bench.folder, 'key.pem'), join(bench.folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        ...subject,
      ],
      { stdio: 'ignore' },
    );
    bench.write(
      'tls.yml',
      'tls_server_config: {cert_file: cert.pem, key_file: key.pem}\nhttp_server_config: {headers: {X-Frame-Options: deny}}\n',
    );
    const exporter = await boot({ web_config: 'tls.yml' });
    expect(exporter.url).toMatch(/^https:/);
    const answer = await new Promise<{ status: number | undefined; frame: unknown }>((resolve, reject) => {
      request(`${exporter.url}/-/ready`, { ca: readFileSync(cert), agent: false }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, frame: response.headers['x-frame-options'] });
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toEqual({ status: 200, frame: 'deny' });
  });
});
