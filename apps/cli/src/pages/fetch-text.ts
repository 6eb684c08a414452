import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { decodeText, type FileText } from '../files/read-text-file.ts';

/** How long an answer may take until its last byte, as Prometheus' `scrape_timeout`. */
const TIMEOUT_MS = 30_000;

/** What is asked for, in the order in which Prometheus prefers it. */
const ACCEPT = 'application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1';

/** What a server answered. */
export type FetchedText = FileText & { readonly contentType?: string };

/** Redirects that are followed. */
const MAX_REDIRECTS = 10;

/** Who asks, and whom to believe. All of it is text, certificates and key in PEM. */
export interface Credentials {
  /** Sent as `Authorization: Bearer`, never to another origin when the server redirects. */
  readonly bearerToken?: string;
  /** Instead of the authorities that Node knows. */
  readonly ca?: string;
  /** Of this client, with its key. */
  readonly cert?: string;
  readonly key?: string;
}

/** How to ask. */
export interface FetchOptions {
  readonly maxBytes: number;
  readonly credentials?: Credentials;
}

/**
 * Asks a server for a text, bounded in time and size. A user and password in the URL are sent as they are meant.
 * Never throws for what the server does; `status` is told in the problem. Node's `fetch` is not used: it takes a compressed
 * answer that breaks off for a whole one, and knows no certificates.
 */
export async function fetchText(url: URL, { maxBytes, credentials = {} }: FetchOptions): Promise<FetchedText> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await follow(url, { credentials, signal });
    const { statusCode = 0, statusMessage = '', headers } = response;
    if (statusCode < 200 || statusCode > 299) {
      response.destroy();
      return failure(`The server answers ${statusCode} ${statusMessage}`.trimEnd() + '.');
    }
    const bytes = await readBounded(response, maxBytes);
    if (bytes === undefined) {
      return { problem: `The answer has more than ${maxBytes} bytes.`, fix: 'Ask for less.', tooLarge: true };
    }
    return { ...decodeText(bytes), contentType: headers['content-type'] ?? '' };
  } catch (error) {
    return failure(`No answer: ${signal.aborted ? `none within ${TIMEOUT_MS / 1000} s` : causeOf(error)}.`);
  }
}

/** A URL that can be shown: without user, password and query values, which may be secrets. */
export function shownUrl(url: URL): string {
  const shown = withoutCredentials(url);
  for (const name of new Set(shown.searchParams.keys())) shown.searchParams.set(name, '...');
  return shown.href;
}

function withoutCredentials(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

interface Asking {
  readonly credentials: Credentials;
  readonly signal: AbortSignal;
}

async function follow(start: URL, asking: Asking): Promise<IncomingMessage> {
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await ask(
      url,
      url.origin === start.origin ? authorization(start, asking.credentials) : {},
      asking,
    );
    const { location } = response.headers;
    if (![301, 302, 303, 307, 308].includes(response.statusCode ?? 0) || location === undefined) return response;
    response.destroy();
    url = new URL(location, url);
    if (!/^https?:$/.test(url.protocol)) throw new Error(`redirect to ${url.protocol}, which is not the web`);
  }
  throw new Error('redirect without end');
}

async function ask(
  url: URL,
  headers: Record<string, string>,
  { credentials, signal }: Asking,
): Promise<IncomingMessage> {
  const { ca, cert, key } = credentials;
  const tls = Object.fromEntries(Object.entries({ ca, cert, key }).filter(([, text]) => text !== undefined));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(withoutCredentials(url), {
      headers: { accept: ACCEPT, 'accept-encoding': 'gzip', 'user-agent': 'lockstep', ...headers },
      agent: false,
      signal,
      ...tls,
    })
      .on('response', resolve)
      .on('error', reject)
      .end();
  });
}

function authorization({ username, password }: URL, { bearerToken }: Credentials): Record<string, string> {
  if (bearerToken !== undefined) return { authorization: `Bearer ${bearerToken}` };
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

async function readBounded(response: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  const isCompressed = response.headers['content-encoding'] === 'gzip';
  // Errors of either stream come out of the loop below.
  const body: Readable = isCompressed ? pipeline(response, createGunzip(), () => undefined) : response;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > maxBytes) return undefined;
      chunks.push(chunk);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

/** The reason stands in a chain of causes, or in the first of several attempts. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return causeOf(error.errors[0]);
  return error.cause === undefined ? error.message : causeOf(error.cause);
}

function failure(problem: string): FetchedText {
  return { problem, fix: 'Check the URL, and that the server runs and lets you in.', tooLarge: false };
}
