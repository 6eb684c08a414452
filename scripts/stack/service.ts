import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A program of the stack. */
export interface ServiceCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Beside PATH and HOME, which are this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Where both of its outputs go. */
  readonly logFile: string;
  /** Answers 200 once it is ready. */
  readonly readyUrl: string;
}

/** A program of the stack that was started. */
export interface Service {
  readonly name: string;
  /** Resolves when it answers; rejects with the end of its log when it has ended, or is not ready in half a minute. */
  readonly ready: () => Promise<void>;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
  /** SIGTERM to its whole group, SIGKILL after ten seconds; resolves when nothing of it is left. */
  readonly stop: () => Promise<void>;
}

const READY_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 10_000;
const LOG_TAIL_LINES = 15;

/** Process groups that have not ended. Whatever ends this process, a mistake of ours as well, takes them along. */
const groups = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of groups) signalGroup(child, 'SIGKILL');
});

/** Starts a program in a process group of its own, so that the terminal's Ctrl-C does not reach it past us. */
export function startService(command: ServiceCommand): Service {
  const { name, program, args, env, cwd, logFile } = command;
  const log = openSync(logFile, 'a');
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  });
  closeSync(log);
  groups.add(child);
  const ended = endOf(child);
  return { name, ended, ready: () => untilReady(command, child, ended), stop: () => stop(child, ended) };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      // What it left behind in its group goes with it.
      signalGroup(child, 'SIGKILL');
      groups.delete(child);
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
}

async function untilReady({ name, readyUrl, logFile }: ServiceCommand, child: ChildProcess, ended: Promise<string>) {
  const deadline = performance.now() + READY_DEADLINE_MS;
  let end: string | undefined;
  void ended.then((how) => (end = how));
  for (;;) {
    const isReady = await fetch(readyUrl).then(
      ({ ok }) => ok,
      () => false,
    );
    // Asked after the answer: another program may have answered on the port that this one did not get.
    if (end !== undefined) throw new Error(`${name} ended with ${end}. The end of ${logFile}:\n${tail(logFile)}`);
    if (isReady && child.exitCode === null) return;
    if (performance.now() > deadline) {
      throw new Error(`${name} does not answer ${readyUrl}. The end of ${logFile}:\n${tail(logFile)}`);
    }
    await pause(100);
  }
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (!groups.has(child)) return;
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_DEADLINE_MS);
  await ended;
  clearTimeout(timer);
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody of the group is left: what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function tail(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
}
