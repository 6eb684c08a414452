import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Ending } from '../verdict.ts';

/** A Kopia server, whose control API knows schedules. Nothing but this API is asked, and nothing is changed through it. */
export interface KopiaServer {
  /** Such as `https://127.0.0.1:51515`. */
  readonly url: string;
  /** Default `server-control`, which is Kopia's. Users of its web pages are refused. */
  readonly userName?: string;
  /** Absent for a server without a password. */
  readonly password?: string;
  /** Read at each asking, so that a new password needs no restart; its first line counts. Wins over `password`. */
  readonly passwordFile?: string;
  /** PEM certificates to trust instead of the system's: Kopia makes its own. */
  readonly certificates?: string;
}

/** How long and how much to listen. */
export interface ControlLimits {
  readonly deadlineMs: number;
  readonly maxBytes: number;
  readonly abort?: AbortSignal;
}

/** What came of a request. An ending is that of a tool which did not get to answer; redirects are answers. */
export type ControlAnswer =
  | { readonly type: 'answered'; readonly status: number; readonly body: Uint8Array }
  | { readonly type: 'too_large' }
  | { readonly type: 'unreachable'; readonly reason: string }
  | Extract<Ending, { readonly type: 'timeout' | 'signalled' }>;

/**
 * Gets a path of the control API. Never rejects. A server whose repository is gone accepts requests and answers none, so the
 * deadline covers everything up to the last byte.
 */
export async function getControl(server: KopiaServer, path: string, limits: ControlLimits): Promise<ControlAnswer> {
  const deadline = AbortSignal.timeout(limits.deadlineMs);
  const signals = limits.abort === undefined ? [deadline] : [deadline, limits.abort];
  try {
    return await get(server, path, { signal: AbortSignal.any(signals), maxBytes: limits.maxBytes });
  } catch (error) {
    if (limits.abort?.aborted === true) return { type: 'signalled', signal: 'SIGTERM' };
    if (deadline.aborted) return { type: 'timeout', afterSeconds: limits.deadlineMs / 1000 };
    return { type: 'unreachable', reason: reasonOf(error) };
  }
}

async function get(
  server: KopiaServer,
  path: string,
  { signal, maxBytes }: { readonly signal: AbortSignal; readonly maxBytes: number },
): Promise<ControlAnswer> {
  const url = new URL(path, server.url);
  const headers = await authorization(server);
  const options = { signal, headers, agent: false, ...(server.certificates && { ca: server.certificates }) };
  const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
  // Waiting for the response hears of errors; after it, the body tells of them.
  request.on('error', () => undefined);
  request.end();
  const [response] = (await once(request, 'response', { signal })) as [IncomingMessage];
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) return { type: 'too_large' };
    chunks.push(chunk);
  }
  return { type: 'answered', status: response.statusCode ?? 0, body: Buffer.concat(chunks) };
}

async function authorization(server: KopiaServer): Promise<Readonly<Record<string, string>>> {
  const { userName = 'server-control', passwordFile } = server;
  const kept = passwordFile === undefined ? server.password : (await readFile(passwordFile, 'utf8')).split(/\r?\n/u)[0];
  if (kept === undefined) return {};
  return { authorization: `Basic ${Buffer.from(`${userName}:${kept}`).toString('base64')}` };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? `${error.code}: ${error.message}` : error.message;
}
