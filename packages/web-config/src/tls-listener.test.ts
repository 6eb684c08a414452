import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type RequestOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseWebConfig } from './parse-web-config.ts';
import { superviseTls, tlsOptions } from './tls-listener.ts';

const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;

let folder: string;
const closers: (() => void)[] = [];
afterEach(() => closers.splice(0).forEach((close) => close()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);
const pem = (name: string) => readFileSync(at(name));

function openssl(...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

function makeCa(name: string): void {
  openssl(
    'req',
    '-x509',
    ...NEW_KEY,
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
  );
}

function makeCert(name: string, ca: string, altNames: string): void {
  openssl('req', ...NEW_KEY, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  writeFileSync(at(`${name}.ext`), `subjectAltName=${altNames}`);
  const signed = [
    '-CA',
    `${ca}.pem`,
    '-CAkey',
    `${ca}.key`,
    '-CAcreateserial',
    '-days',
    '2',
    '-extfile',
    `${name}.ext`,
  ];
  openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-out', `${name}.pem`);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-tls-'));
  if (!HAS_OPENSSL) return;
  makeCa('ca');
  makeCa('stranger-ca');
  makeCert('server', 'ca', 'IP:127.0.0.1');
  makeCert('second', 'ca', 'IP:127.0.0.1');
  makeCert('client', 'ca', 'DNS:prometheus.example,IP:2001:db8::5');
  makeCert('stranger', 'stranger-ca', 'DNS:prometheus.example');
}, 60_000);

interface Listening {
  readonly port: number;
  readonly reloads: (Error | undefined)[];
  readonly time: { ms: number };
}

async function listen(lines: string): Promise<Listening> {
  const text = `tls_server_config:\n  cert_file: server.pem\n  key_file: server.key\n${lines}`;
  const { tls } = parseWebConfig(text, at('web.yml'));
  if (tls === undefined) throw new Error('no tls');
  const server = createServer(tlsOptions(tls), (_request, response) => response.end('hello'));
  const reloads: (Error | undefined)[] = [];
  const time = { ms: 0 };
  superviseTls(server, tls, { onReload: (error) => reloads.push(error), clock: () => time.ms });
  closers.push(() => (server.close(), server.closeAllConnections()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, reloads, time };
}

/** Body and the server's common name, or the error's code. */
function ask(port: number, options: RequestOptions = {}): Promise<string> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, ca: pem('ca.pem'), agent: false, ...options }, (response) => {
      const name = (response.socket as TLSSocket).getPeerCertificate().subject.CN;
      response.on('data', (body) => resolve(`${String(body)} from ${String(name)}`));
    });
    request.on('error', () => resolve('refused'));
  });
}

const as = (name: string) => ({ cert: pem(`${name}.pem`), key: pem(`${name}.key`) });
const WITH_CA = '  client_ca_file: ca.pem\n';

describe('TLS listener', () => {
  beforeEach((context) => context.skip(!HAS_OPENSSL, 'needs the openssl command (Debian package openssl)'));

  const rows: [lines: string, nobody: boolean, stranger: boolean, client: boolean][] = [
    ['', true, true, true],
    ['  client_auth_type: RequestClientCert\n', true, true, true],
    ['  client_auth_type: RequireAnyClientCert\n', false, true, true],
    [`${WITH_CA}  client_auth_type: VerifyClientCertIfGiven\n`, true, false, true],
    [`${WITH_CA}  client_auth_type: RequireAndVerifyClientCert\n`, false, false, true],
    [
      `${WITH_CA}  client_auth_type: RequireAndVerifyClientCert\n  client_allowed_sans: [prometheus.example]\n`,
      false,
      false,
      true,
    ],
    [
      `${WITH_CA}  client_auth_type: RequireAndVerifyClientCert\n  client_allowed_sans: ["2001:DB8:0::5"]\n`,
      false,
      false,
      true,
    ],
    [
      `${WITH_CA}  client_auth_type: RequireAndVerifyClientCert\n  client_allowed_sans: [other.example]\n`,
      false,
      false,
      false,
    ],
  ];
  test.each(rows)('%j: nobody %s, stranger %s, client %s', async (lines, nobody, stranger, client) => {
    const { port } = await listen(lines);
    const word = (accepted: boolean) => (accepted ? 'hello from server' : 'refused');
    expect(await ask(port)).toBe(word(nobody));
    expect(await ask(port, as('stranger'))).toBe(word(stranger));
    expect(await ask(port, as('client'))).toBe(word(client));
  });

  test('versions outside the range are refused', async () => {
    const { port } = await listen('  min_version: TLS13\n');
    expect(await ask(port, { maxVersion: 'TLSv1.2' })).toBe('refused');
    expect(await ask(port)).toBe('hello from server');
  });

  test('cipher suites and curves of the file are the ones offered', async () => {
    const { port } = await listen(
      '  max_version: TLS12\n  cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]\n  curve_preferences: [CurveP256]\n',
    );
    expect(await ask(port, { ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' })).toBe('refused');
    expect(await ask(port, { ciphers: 'ECDHE-ECDSA-AES256-GCM-SHA384' })).toBe('hello from server');
    expect(await ask(port, { ecdhCurve: 'P-384' })).toBe('refused');
  });

  test('a replaced certificate is served to the next connection; a broken one leaves the old', async () => {
    const saved = { cert: pem('server.pem'), key: pem('server.key') };
    const { port, reloads, time } = await listen('');
    expect(await ask(port)).toBe('hello from server');
    copyFileSync(at('second.pem'), at('server.pem'));
    time.ms = 1000;
    expect(await ask(port)).toBe('hello from server');
    expect(reloads).toEqual([expect.any(Error)]);
    copyFileSync(at('second.key'), at('server.key'));
    time.ms = 1500;
    expect(await ask(port)).toBe('hello from server');
    time.ms = 2000;
    expect(await ask(port)).toBe('hello from second');
    expect(reloads).toEqual([expect.any(Error), undefined]);
    writeFileSync(at('server.pem'), saved.cert);
    writeFileSync(at('server.key'), saved.key);
  });

  test('certificate and key that do not fit stop the start', async () => {
    await expect(
      listen('  client_ca_file: nowhere.pem\n  client_auth_type: RequireAndVerifyClientCert\n'),
    ).rejects.toThrow('nowhere.pem');
  });
});
