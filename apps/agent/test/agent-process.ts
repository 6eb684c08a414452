import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The script that plays a misbehaving tool. */
export const FAKE_TOOL = fileURLToPath(new URL('../../../packages/collectors/testdata/fake-tool.mjs', import.meta.url));

/** What the bundled agent came to. */
export interface AgentEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** The bundled agent with a state folder of its own. */
export interface AgentHost {
  readonly folder: string;
  readonly stateDirectory: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the agent to its end. */
  readonly agent: (args: readonly string[], options?: AgentOptions) => Promise<AgentEnd>;
  readonly remove: () => void;
}

/** How one call differs. */
export interface AgentOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Takes the place of the host's own environment, under `env`. */
  readonly bare?: Readonly<Record<string, string>>;
  readonly onStarted?: (pid: number) => void;
  readonly onOutput?: (pid: number, stdout: string, stderr: string) => void;
  /** Runs the agent as somebody else. */
  readonly uid?: number;
}

/** Bundles the compiled agent into a new folder and gives it a host to live on. */
export function agentHost(serverUrl?: string): AgentHost {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-agent-'));
  const bundle = join(folder, 'lockstep-agent.mjs');
  execFileSync(process.execPath, [fileURLToPath(new URL('../bundle.mjs', import.meta.url)), bundle]);
  const stateDirectory = join(folder, 'state');
  mkdirSync(stateDirectory);
  writeFileSync(join(stateDirectory, 'token'), 'host-token-for-tests\n', { mode: 0o600 });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LOCKSTEP_STATE_DIR: stateDirectory,
    ...(serverUrl === undefined ? {} : { LOCKSTEP_SERVER_URL: serverUrl }),
  };
  return {
    folder,
    stateDirectory,
    env,
    agent: (args, options = {}) =>
      runAgent([bundle, ...args], { ...options, env: { ...(options.bare ?? env), ...options.env } }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runAgent(argv: readonly string[], options: AgentOptions): Promise<AgentEnd> {
  const child = spawn(process.execPath, argv, {
    env: { ...options.env },
    stdio: 'pipe',
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  if (child.pid !== undefined) options.onStarted?.(child.pid);
  const stdout: Buffer[] = [];
  let stderr = '';
  const told = (): void => options.onOutput?.(child.pid ?? 0, Buffer.concat(stdout).toString(), stderr);
  child.stdout.on('data', (chunk: Buffer) => {
    stdout.push(chunk);
    told();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    told();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout: Buffer.concat(stdout), stderr }));
  });
}
