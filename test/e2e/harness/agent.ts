import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HostCredentials } from '@lockstep/protocol';
import type { FleetServer } from './fleet-server.ts';
import { type Ending, run, type Running, start } from './process.ts';
import type { Scope } from './scope.ts';

/** An agent as it is installed on a host: one file, a token file, a state folder. */
export interface Agent {
  readonly hostId: string;
  readonly token: string;
  readonly stateDir: string;
  readonly env: Readonly<Record<string, string>>;
}

const BUNDLE = fileURLToPath(new URL('../../../apps/agent/dist/lockstep-agent.mjs', import.meta.url));

/** Installs an agent for a host that is enrolled. */
export function installAgent(scope: Scope, server: Pick<FleetServer, 'url'>, host: HostCredentials): Agent {
  const folder = scope.folder('agent');
  const tokenFile = join(folder, 'token');
  const stateDir = join(folder, 'state');
  mkdirSync(stateDir);
  writeFileSync(tokenFile, `${host.token}\n`, { mode: 0o600 });
  const env = {
    HOME: folder,
    LOCKSTEP_SERVER_URL: server.url,
    LOCKSTEP_TOKEN_FILE: tokenFile,
    LOCKSTEP_STATE_DIR: stateDir,
  };
  return { hostId: host.host_id, token: host.token, stateDir, env };
}

/** Runs the agent to its end; `env` is what the wrapped tool needs, as on a host. */
export function runAgent(
  agent: Pick<Agent, 'env'>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  return run({ program: process.execPath, args: [BUNDLE, ...args], env: { ...env, ...agent.env } });
}

/** Starts an agent that stays until the end of the scope. */
export function startAgent(scope: Scope, agent: Pick<Agent, 'env'>, args: readonly string[]): Running {
  return start(scope, { program: process.execPath, args: [BUNDLE, ...args], env: agent.env });
}
