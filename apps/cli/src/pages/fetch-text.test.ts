import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../../test/serve.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { type Credentials, fetchText, shownUrl } from './fetch-text.ts';

const LIMITS = { maxBytes: 5000 };

async function urlOf(listener: RequestListener, login = ''): Promise<URL> {
  return new URL(`http://${login}${await serve(listener)}/`);
}

it('an answer without end is left at the limit', async () => {
  const closed: (() => void)[] = [];
  const whenClosed = new Promise<void>((resolve) => closed.push(resolve));
  const url = await urlOf((_, response) => {
    const timer = setInterval(() => response.write('a'.repeat(1000)), 1);
    response.on('close', () => {
      clearInterval(timer);
      closed[0]?.();
    });
  });
  expect(await fetchText(url, LIMITS)).toMatchObject({
    problem: 'The answer has more than 5000 bytes.',
    tooLarge: true,
  });
  await whenClosed;
});

describe('an answer', () => {
  it.each<{ name: string; listener: RequestListener; want: object }>([
    {
      name: 'may be compressed',
      listener: (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('x 1\n')),
      want: { text: 'x 1\n' },
    },
    {
      name: 'that swells beyond the limit is left there',
      listener: (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(1_000_000))),
      want: { tooLarge: true },
    },
    {
      name: 'that breaks off while it is compressed is none',
      listener: (_, response) =>
        response.setHeader('content-encoding', 'gzip').end(gzipSync('x 1\n'.repeat(100)).subarray(0, 20)),
      want: { problem: 'No answer: unexpected end of file.' },
    },
    {
      name: 'that breaks off is none',
      listener: (_, response) => {
        response.setHeader('content-length', 100).write('x 1\n');
        setImmediate(() => response.destroy());
      },
      want: { problem: 'No answer: aborted.' },
    },
    {
      name: 'that is no gzip is none',
      listener: (_, response) => response.setHeader('content-encoding', 'gzip').end('x 1\n'),
      want: { problem: 'No answer: incorrect header check.' },
    },
    {
      name: 'may be elsewhere',
      listener: ({ url }, response) =>
        url === '/there' ? response.end('x 1\n') : response.writeHead(302, { location: '/there' }).end(),
      want: { text: 'x 1\n' },
    },
    {
      name: 'may be nowhere on the web',
      listener: (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      want: { problem: 'No answer: redirect to file:, which is not the web.' },
    },
  ])('$name', async ({ listener, want }) => {
    expect(await fetchText(await urlOf(listener), LIMITS)).toMatchObject(want);
  });
});

it.each<{ name: string; login: string; credentials: Credentials }>([
  { name: 'user and password', login: 'me:secret@', credentials: {} },
  { name: 'token', login: '', credentials: { bearerToken: 'secret' } },
])('another origin is not told the $name', async ({ login, credentials }) => {
  const told: (string | undefined)[] = [];
  const other = await urlOf(({ headers }, response) => {
    told.push(headers.authorization);
    response.end('x 1\n');
  });
  const url = await urlOf(({ headers }, response) => {
    told.push(headers.authorization);
    response.writeHead(302, { location: other.href }).end();
  }, login);
  expect(await fetchText(url, { ...LIMITS, credentials })).toMatchObject({ text: 'x 1\n' });
  expect(told).toEqual([expect.stringMatching(/^(?:Basic|Bearer) /), undefined]);
});

describe('a server with a certificate', () => {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  beforeEach((context) => context.skip(!hasOpenssl, 'needs the openssl command (Debian package openssl)'));

  /** Signs itself, and is the client's, too. */
  function certificate(): Required<Pick<Credentials, 'cert' | 'key'>> {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-keyout', key, '-out', cert], { stdio: 'pipe' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  }

  it('is asked when its authority is known, and may ask for the certificate of the client', async () => {
    const own = certificate();
    const server = createServer({ ...own, ca: own.cert, requestCert: true, rejectUnauthorized: true }, (_, response) =>
      response.end('x 1\n'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(await fetchText(url, { ...LIMITS, credentials: { ca: own.cert, ...own } })).toMatchObject({ text: 'x 1\n' });
    expect(await fetchText(url, { ...LIMITS, credentials: { ca: own.cert } })).toHaveProperty('problem');
    expect(await fetchText(url, LIMITS)).toMatchObject({ problem: 'No answer: self-signed certificate.' });
  });

  it('that is no certificate is said', async () => {
    const url = new URL('https://127.0.0.1:9/');
    const answer = await fetchText(url, { ...LIMITS, credentials: { cert: 'nonsense', key: 'nonsense' } });
    expect(answer).toHaveProperty('problem', expect.stringMatching(/^No answer: .*PEM/i));
  });
});

it.each([
  { url: 'http://host:9100/metrics', want: 'http://host:9100/metrics' },
  { url: 'https://me:secret@host/', want: 'https://host/' },
  { url: 'http://host/?token=secret&token=more&a=', want: 'http://host/?token=...&a=...' },
])('$url is shown as $want', ({ url, want }) => {
  expect(shownUrl(new URL(url))).toBe(want);
});
