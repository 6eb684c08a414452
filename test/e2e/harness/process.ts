import { type ChildProcess, spawn } from 'node:child_process';
import type { Scope } from './scope.ts';

/** What to run. The environment is exactly `env` and PATH: nothing of the machine leaks into a test. */
export interface Command {
  readonly program: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** For programs that must meet a file they may not read although the tests run as root. */
  readonly uid?: number;
}

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs until it is told to end. */
export interface Running {
  readonly pid: number;
  /** All that it wrote to standard output and error so far. */
  log(): string;
  /** Sends a signal to the whole process group. */
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and SIGKILL after ten seconds. Returns how it ended; may be called twice. */
  stop(): Promise<Ending>;
  readonly ended: Promise<Ending>;
  readonly alive: () => boolean;
}

const LOG_LIMIT = 256 * 1024;
const STOP_DEADLINE_MS = 10_000;

const groups = new Set<number>();
const killAll = () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
};
process.once('exit', killAll);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(name, () => {
    killAll();
    process.kill(process.pid, name);
  });
}

/** Starts a process in its own group and stops the group with the scope. */
export function start(scope: Scope, command: Command): Running {
  const running = launch(command);
  scope.defer(async () => {
    await running.stop();
  });
  return running;
}

/** Runs a process to its end. Ended by SIGKILL at the deadline, default one minute, and then the promise rejects. */
export async function run(command: Command, { deadlineMs = 60_000 } = {}): Promise<Ending> {
  const running = launch(command);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    running.signal('SIGKILL');
  }, deadlineMs);
  const ending = await running.ended;
  clearTimeout(timer);
  if (late) throw new Error(`${describe(command)} did not end within ${deadlineMs} ms.\n${running.log()}`);
  return ending;
}

/** Runs a process that must exit with 0 and returns its standard output. */
export async function succeed(command: Command): Promise<string> {
  const ending = await run(command);
  if (ending.code === 0) return ending.stdout;
  const how = ending.signal ?? `exit code ${ending.code}`;
  throw new Error(`${describe(command)} ended with ${how}.\n${ending.stdout}${ending.stderr}`);
}

function launch(command: Command): Running {
  const child = spawn(command.program, command.args ?? [], {
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...command.env },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    ...(command.uid === undefined ? {} : { uid: command.uid }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const ended = ending(child, () => ({ stdout: stdout(), stderr: stderr() }));
  // A process that could not be started rejects `ended`; who waits for it hears of it, nobody else must.
  ended.catch(() => {});
  const { pid = -1 } = child;
  if (pid > 0) groups.add(pid);
  const signal = (name: NodeJS.Signals) => signalGroup(pid, name);
  const alive = () => child.exitCode === null && child.signalCode === null && pid > 0;
  return { pid, log: () => stdout() + stderr(), signal, alive, ended, stop: () => stop(pid, ended) };
}

function ending(child: ChildProcess, output: () => { stdout: string; stderr: string }): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // What the process left behind in its group goes with it; it may hold the pipes open.
    child.once('exit', () => {
      signalGroup(child.pid ?? -1, 'SIGKILL');
      groups.delete(child.pid ?? -1);
    });
    child.once('close', (code, signal) => resolve({ code, signal, ...output() }));
  });
}

async function stop(pid: number, ended: Promise<Ending>): Promise<Ending> {
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_DEADLINE_MS);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

/** The group is gone already in the good case. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 0 || !groups.has(pid)) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Keeps the end of what a stream said. */
function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk: string) => {
    text = (text + chunk).slice(-LOG_LIMIT);
  });
  return () => text;
}

function describe({ program, args = [] }: Command): string {
  return [program, ...args].join(' ');
}
