import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, bootServer, SCRAPER, stopServers } from '../test/boot-server.ts';
import { rawConnection, rawExchange, until } from '../test/raw-http.ts';
import { ConfigError } from './config/load-config.ts';
import { OPERATIONS } from './openapi/operations.ts';
import { METRICS_ON_LINE } from './web/landing-page.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-serve-'));
});
afterEach(async () => {
  await stopServers();
  rmSync(folder, { recursive: true, force: true });
});

const messages = (log: readonly string[]): string[] => log.map((line) => (JSON.parse(line) as { msg: string }).msg);

describe('the start tells the next step', () => {
  test('without settings', async () => {
    const { log, url, folder: data } = await bootServer({ RM_ADMIN_TOKEN: undefined, RM_METRICS_TOKEN: undefined });
    expect(messages(log)).toEqual([
      `Listening on ${url}`,
      expect.stringContaining('an empty one was made'),
      'Lockstep fleet server',
      `Made an administrator token; it is in ${join(data, 'admin-token')}`,
      `/metrics is off; to turn it on, run this and start the server again: ${METRICS_ON_LINE}`,
      'Nobody is told about alerts; set RM_ALERT_URL',
      `Next step: enrol a host with \`lockstep-server host add NAME\`, or see ${url}/`,
    ]);
    expect(log.join('')).not.toContain(readFileSync(join(data, 'admin-token'), 'utf8').trim());
  });

  test('with everything set', async () => {
    const { log, url } = await bootServer({ RM_ALERT_URL: 'http://127.0.0.1:9/hook' });
    expect(messages(log)).toContain(`/metrics is on: point Prometheus at ${url}/metrics`);
    expect(log.join('')).not.toContain('Nobody is told');
  });
});

describe('the landing page', () => {
  const page = async (env: NodeJS.ProcessEnv) => {
    const server = await bootServer(env);
    await server.enrol('secret-host-name');
    return { server, answer: await server.ask('GET', '/', { token: null }) };
  };

  test('everything off', async () => {
    const { server, answer } = await page({ RM_METRICS_TOKEN: undefined });
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.text).toContain('/metrics is off');
    expect(answer.text).toContain('export RM_METRICS_TOKEN_FILE=');
    expect(answer.text).toContain('Nobody is told about alerts');
    expect(answer.text).toContain(`SERVER:${server.port}`);
    for (const secret of ['secret-host-name', ADMIN, SCRAPER, '<script']) expect(answer.text).not.toContain(secret);
  });

  test('everything on', async () => {
    const { answer } = await page({ RM_ALERT_URL: 'http://127.0.0.1:9/secret-path' });
    expect(answer.text).toContain('/metrics is on');
    expect(answer.text).toContain('Alerts leave this server');
    for (const secret of ['secret-host-name', 'secret-path', ADMIN, SCRAPER]) expect(answer.text).not.toContain(secret);
  });

  test("names the file of the administrator's token", async () => {
    const server = await bootServer({ RM_ADMIN_TOKEN: undefined });
    expect((await server.ask('GET', '/', { token: null })).text).toContain(join(server.folder, 'admin-token'));
  });
});

describe('the agent', () => {
  test('is handed out with its checksum', async () => {
    const agentBundle = join(folder, 'lockstep-agent.mjs');
    writeFileSync(agentBundle, 'console.log("agent")\n');
    const server = await bootServer({}, { agentBundle });
    const bundle = await server.ask('GET', '/agent/lockstep-agent.mjs', { token: null });
    expect(bundle).toMatchObject({ status: 200, text: 'console.log("agent")\n' });
    expect(bundle.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const digest = createHash('sha256').update(bundle.text).digest('hex');
    expect((await server.ask('GET', '/agent/lockstep-agent.mjs.sha256', { token: null })).text).toBe(
      `${digest}  lockstep-agent.mjs\n`,
    );
  });

  test('is not there before it is built, and the answer says so', async () => {
    const server = await bootServer({}, { agentBundle: join(folder, 'missing.mjs') });
    for (const path of ['/agent/lockstep-agent.mjs', '/agent/lockstep-agent.mjs.sha256']) {
      expect(await server.ask('GET', path, { token: null })).toMatchObject({
        status: 404,
        json: { message: expect.stringContaining('npm run build') as string },
      });
    }
  });
});

describe('stopping (P20)', () => {
  test('H27 ready says no, new requests are refused, new connections are refused', async () => {
    const server = await bootServer();
    expect((await server.ask('GET', '/-/ready')).text).toBe('OK\n');
    const half = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n`;
    const ready = rawConnection(server.port, half('/-/ready'));
    const other = rawConnection(server.port, half('/api/v1/hosts'));
    await Promise.all([ready, other].map(({ socket }) => new Promise((resolve) => socket.once('ready', resolve))));
    // Answered after the server has read what the two have sent, or they would be idle connections.
    await server.ask('GET', '/-/healthy');
    const stopping = server.stop(2000);
    ready.socket.write('\r\n');
    other.socket.write('\r\n');
    expect(await ready.closed).toMatch(/^HTTP\/1\.1 503 [^]*Stopping\n$/);
    expect(await other.closed).toMatch(/^HTTP\/1\.1 503 [^]*connection: close[^]*"code":"shutting_down"/i);
    await stopping;
    expect(await rawExchange(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  });

  test('a client that never finishes its body is cut at the deadline', async () => {
    const server = await bootServer();
    const headers = `Host: x\r\nAuthorization: Bearer ${ADMIN}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n`;
    const stuck = rawConnection(server.port, `POST /api/v1/hosts HTTP/1.1\r\n${headers}\r\n{`);
    const idle = rawConnection(server.port, 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n');
    await until(() => idle.received().includes('OK\n'));
    const started = performance.now();
    await server.stop(300);
    expect(performance.now() - started).toBeLessThan(2000);
    await Promise.all([stuck.closed, idle.closed]);
  });

  test('a receiver of alerts that does not answer holds nothing up; the alert is kept', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const asked = new Promise((resolve) => silent.once('request', resolve));
    const server = await bootServer({ RM_DATA_DIR: folder, RM_ALERT_URL: `http://127.0.0.1:${port}/hook` });
    const { token } = await server.enrol('web-1');
    const now = new Date().toISOString();
    const job = {
      type: 'job',
      kind: 'backup',
      verdict: 'failed',
      started_at: now,
      finished_at: now,
      duration_seconds: 0,
    };
    await server.ask('POST', '/api/v1/reports', { token, body: { reports: [{ id: ulid(), ...job }] } });
    await asked;
    const started = performance.now();
    await server.stop(5000);
    expect(performance.now() - started).toBeLessThan(3000);
    const again = new Promise((resolve) => silent.once('request', resolve));
    await bootServer({ RM_DATA_DIR: folder, RM_ALERT_URL: `http://127.0.0.1:${port}/hook` });
    await again;
    silent.close();
    silent.closeAllConnections();
  }, 20_000);

  test('what was acknowledged is there after the next start', async () => {
    const first = await bootServer({ RM_DATA_DIR: folder });
    const { host_id } = await first.enrol('web-1');
    await first.stop(1000);
    const second = await bootServer({ RM_DATA_DIR: folder });
    expect((await second.ask('GET', '/api/v1/hosts')).json).toMatchObject({ items: [{ host_id, name: 'web-1' }] });
  });

  test('an address that is taken stops the start and closes the store', async () => {
    const { port } = await bootServer();
    const taken = { RM_LISTEN: `127.0.0.1:${port}`, RM_DATA_DIR: folder };
    await expect(bootServer(taken)).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: another process listens there already (EADDRINUSE). ` +
        'Choose another address with RM_LISTEN.',
    );
    await bootServer({ RM_DATA_DIR: folder });
  });
});

test('B33 no secret reaches the log, a page or an answer', async () => {
  const server = await bootServer({ RM_LOG_LEVEL: 'trace' });
  const { token } = await server.enrol('web-1');
  const secrets = [ADMIN, SCRAPER, token, 'fake-guess-that-is-also-a-secret'];
  const answers: string[] = [];
  for (const secret of secrets) {
    const encoded = encodeURIComponent(secret);
    for (const target of [
      `/metrics?t=${encoded}`,
      `/${encoded}`,
      `/api/v1/hosts?cursor=${encoded}`,
      `/%zz${encoded}`,
    ]) {
      const lines = `Host: x\r\nConnection: close\r\nCookie: ${secret}\r\nX-Token: ${secret}\r\n`;
      answers.push(
        await rawExchange(server.port, `GET ${target} HTTP/1.1\r\n${lines}Authorization: Bearer ${secret}\r\n\r\n`),
      );
      answers.push(
        await rawExchange(
          server.port,
          `GET ${target} HTTP/1.1\r\n${lines}Authorization: Bearer ${secret}\r\nHost: y\r\n\r\n`,
        ),
      );
    }
    for (const body of [{ name: secret, [secret]: 1 }, { reports: [{ id: secret, type: secret }] }, secret]) {
      answers.push((await server.ask('POST', '/api/v1/hosts', { body })).text);
      answers.push((await server.ask('POST', '/api/v1/reports', { body, token: secret })).text);
    }
  }
  const log = server.log.join('');
  expect(log).toContain('"Refused"');
  for (const secret of [ADMIN, SCRAPER, token]) {
    for (const form of [
      secret,
      Buffer.from(secret).toString('base64').replace(/=+$/, ''),
      Buffer.from(secret).toString('hex'),
    ]) {
      expect(log).not.toContain(form);
      // A key that the caller sent itself is named in the answer to it; that answer is the caller's own.
      expect(answers.filter((answer) => answer.includes(form) && !answer.includes('is not a known key'))).toEqual([]);
    }
  }
});

test('every route of the API is an operation of the table, and asks for credentials', async () => {
  const server = await bootServer({}, { timeouts: {} });
  const ulid = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  for (const { method, url } of Object.values(OPERATIONS)) {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
    const answer = await server.ask(method, url.replace(':host_id', ulid), { token: null, ...body });
    expect(`${method} ${url} ${answer.status}`).toBe(`${method} ${url} 401`);
  }
});

const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

describe('the web configuration file', () => {
  const write = (text: string): string => {
    const path = join(folder, 'web.yml');
    writeFileSync(path, text);
    return path;
  };

  test('TLS with its response headers; plain HTTP gets no answer', async (context) => {
    context.skip(!HAS_OPENSSL, 'needs the openssl command (Debian package openssl)');
    const made = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=x',
    ];
    spawnSync(
      'openssl',
      ['req', '-x509', ...made, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', 'k.pem', '-out', 'c.pem'],
      { cwd: folder },
    );
    const web = write(
      'tls_server_config: {cert_file: c.pem, key_file: k.pem}\nhttp_server_config: {headers: {X-Frame-Options: deny}}\n',
    );
    const { port, url } = await bootServer({ RM_WEB_CONFIG: web });
    expect(url).toBe(`https://127.0.0.1:${port}`);
    const frame = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
        ca: readFileSync(join(folder, 'c.pem')),
        path: '/-/healthy',
        agent: false as const,
      };
      get(options, (response) => resolve(response.resume().headers['x-frame-options'])).on('error', reject);
    });
    expect(frame).toBe('deny');
    expect(await rawExchange(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).not.toContain('HTTP/1.1 200');
    await new Promise((resolve) => connect(port, '127.0.0.1').end('x').on('close', resolve).resume());
  });

  test.each([
    [
      'users',
      'basic_auth_users: {a: $2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi}',
      /web\.yml: basic_auth_users is not supported.*bearer tokens/,
    ],
    ['unknown keys', 'tls: {}', /web\.yml: tls is not a known key/],
  ])('%s are refused', async (_name, text, want) => {
    const refused = bootServer({ RM_WEB_CONFIG: write(text) });
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toThrow(want);
  });

  test('a file that is not there', async () => {
    await expect(bootServer({ RM_WEB_CONFIG: join(folder, 'none.yml') })).rejects.toThrow(
      /none\.yml cannot be read \(ENOENT\)/,
    );
  });
});
