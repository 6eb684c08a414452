import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { Hopeless, until } from './poll.ts';
import { type Ending, type Running, run, start } from './process.ts';
import type { Scope } from './scope.ts';

/** A fleet server as an operator runs it: the built program, its own data folder, settings by environment. */
export interface FleetServer {
  readonly url: string;
  /** `host:port`, as a scrape configuration wants it. */
  readonly address: string;
  readonly dataDir: string;
  readonly adminToken: string;
  readonly metricsToken: string;
  readonly env: Readonly<Record<string, string>>;
  readonly running: Running;
}

const MAIN = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url));
const ADMIN_TOKEN = 'lsa_e2e-admin-token-of-a-test-and-nothing-else-00';
const METRICS_TOKEN = 'e2e-metrics-token-of-a-test-and-nothing-else-00';

/** Starts a server on a new data folder. `settings` are further `RM_*` variables; an empty one takes a default away. */
export async function startFleetServer(
  scope: Scope,
  settings: Readonly<Record<string, string>> = {},
): Promise<FleetServer> {
  const dataDir = scope.folder('data');
  const address = `127.0.0.1:${await freePort()}`;
  const env = {
    RM_LISTEN: address,
    RM_DATA_DIR: dataDir,
    RM_ADMIN_TOKEN: ADMIN_TOKEN,
    RM_METRICS_TOKEN: METRICS_TOKEN,
    ...settings,
  };
  const server = { url: `http://${address}`, address, dataDir, env, adminToken: ADMIN_TOKEN };
  return { ...server, metricsToken: METRICS_TOKEN, running: await boot(scope, server) };
}

/** Starts the program again on the same port and data folder. The one before must have ended. */
export async function restartFleetServer(scope: Scope, server: FleetServer): Promise<FleetServer> {
  return { ...server, running: await boot(scope, server) };
}

/** Runs an offline command of the server (`host`, `backup`, `check`, ...) on the server's data folder. */
export async function serverCommand(
  server: Pick<FleetServer, 'env'>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  return run({ program: process.execPath, args: [MAIN, ...args], env: { ...server.env, ...env } });
}

/** The bytes of /metrics as a scraper gets them. */
export async function scrapePage(server: FleetServer): Promise<string> {
  const response = await fetch(`${server.url}/metrics`, {
    headers: { authorization: `Bearer ${server.metricsToken}` },
  });
  if (!response.ok) throw new Error(`/metrics: ${response.status} ${await response.text()}`);
  return response.text();
}

async function boot(scope: Scope, { url, env }: Pick<FleetServer, 'url' | 'env'>): Promise<Running> {
  const running = start(scope, { program: process.execPath, args: [MAIN], env });
  await until('the fleet server to be ready', () => isReady(url, running), { everyMs: 20 });
  return running;
}

async function isReady(url: string, running: Running): Promise<true | undefined> {
  if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
  // Else another program may answer that took the port while this one was away.
  if (!running.log().includes('Listening on')) return undefined;
  const response = await fetch(`${url}/-/ready`).catch(() => undefined);
  return response?.ok === true ? true : undefined;
}
