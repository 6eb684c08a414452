import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../src/config/load-config.ts';
import { type RunningServer, serve, type ServeOptions } from '../src/serve.ts';

/** Tokens of the tests; nobody's secrets. */
export const ADMIN = 'fake-admin-token-for-tests-only';
export const SCRAPER = 'fake-metrics-token-for-tests-only';

/** A whole server on a free port of the loopback, with a store of its own. */
export interface BootedServer extends RunningServer {
  readonly port: number;
  /** Its data folder. */
  readonly folder: string;
  /** Every line that it logged. */
  readonly log: string[];
  /** A request with a token (the administrator's by default; `null` for none) and a JSON body. */
  ask(method: string, path: string, options?: { body?: unknown; token?: string | null }): Promise<Answer>;
  /** Enrols a host and returns its id and token. */
  enrol(name: string, settings?: object): Promise<{ host_id: string; token: string }>;
}

/** An answer, its body read; `json` is undefined where it is no JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

const stops: (() => Promise<void>)[] = [];

/** Boots a server. `env` adds to, or with undefined takes away from, the settings: a metrics token and an admin token. */
export async function bootServer(
  env: NodeJS.ProcessEnv = {},
  options: Partial<ServeOptions> = {},
): Promise<BootedServer> {
  const folder = env['RM_DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'lockstep-server-'));
  const log: string[] = [];
  const settings = {
    RM_LISTEN: '127.0.0.1:0',
    RM_DATA_DIR: folder,
    RM_ADMIN_TOKEN: ADMIN,
    RM_METRICS_TOKEN: SCRAPER,
    ...env,
  };
  // Before anything can fail: a test of a refused start leaves no folder behind either.
  let server: RunningServer | undefined;
  stops.push(async () => {
    await stop(0);
    rmSync(folder, { recursive: true, force: true });
  });
  let stopped: Promise<void> | undefined;
  const stop = (deadlineMs?: number): Promise<void> => (stopped ??= server?.stop(deadlineMs) ?? Promise.resolve());
  const loaded = loadConfig(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  server = await serve(loaded, { logStream: { write: (line) => void log.push(line) }, ...options });
  const ask = asker(server.url);
  return {
    ...server,
    stop,
    port: Number(new URL(server.url).port),
    folder,
    log,
    ask,
    enrol: async (name, more = {}) => {
      const answer = await ask('POST', '/api/v1/hosts', { body: { name, ...more } });
      if (answer.status !== 201) throw new Error(`enrolment answered ${answer.status}: ${answer.text}`);
      return answer.json as { host_id: string; token: string };
    },
  };
}

/** For `afterEach`: stops what a test left running and removes its folder. */
export async function stopServers(): Promise<void> {
  await Promise.all(stops.splice(0).map((stop) => stop()));
}

function asker(url: string): BootedServer['ask'] {
  return async (method, path, { body, token = ADMIN } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
}
