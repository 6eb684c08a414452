import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Ending } from './verdict.ts';

/** How to start a tool. Nothing goes through a shell. */
export interface ToolOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the tool: nothing is added. */
  readonly env: Readonly<Record<string, string>>;
  /** `closed` (default) reads as empty, so a tool that asks for a password fails instead of waiting. */
  readonly stdin?: 'closed' | 'inherit';
  /** From here on the tool gets SIGTERM, and `killAfterMs` (default 10 s) later its group gets SIGKILL. Default: never. */
  readonly deadlineMs?: number;
  readonly killAfterMs?: number;
  /** Aborting does what the deadline does, but the ending is the tool's own. */
  readonly abort?: AbortSignal;
  /** When the tool has ended but its output stays open, reading goes on until nothing has come for so long. Default 1 s. */
  readonly drainMs?: number;
  /** What becomes of processes that the tool left behind in its group. Default `kill`. */
  readonly leftovers?: 'kill' | 'leave';
  readonly onStdout: (chunk: Uint8Array) => void;
  readonly onStderr: (chunk: Uint8Array) => void;
  /** Where the output is copied to, byte for byte. A reader that goes away does not stop the tool. */
  readonly stdoutTo?: Writable;
  readonly stderrTo?: Writable;
}

/** A finished run of a tool. */
export interface ToolEnd {
  readonly ending: Ending;
  /** From the monotonic clock. */
  readonly durationSeconds: number;
  /** What the process itself came to, also when the deadline decided the ending. */
  readonly exitCode?: number;
}

/** A tool that runs in a process group of its own. */
export interface RunningTool {
  /** Sends a signal to the whole group; a group that is gone is no error. */
  readonly signal: (name: NodeJS.Signals) => void;
  /** Never rejects. */
  readonly done: Promise<ToolEnd>;
}

const DEFAULT_KILL_AFTER_MS = 10_000;
const DEFAULT_DRAIN_MS = 1000;

/** Starts a tool. A tool that cannot be started ends as `not_started`; nothing is thrown. */
export function startTool(options: ToolOptions): RunningTool {
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  let child: ChildProcess;
  try {
    child = spawn(options.command, options.args, {
      env: { ...options.env },
      detached: true,
      stdio: [options.stdin === 'inherit' ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    // For example a NUL in an argument.
    return {
      signal: () => undefined,
      done: Promise.resolve({ ending: notStarted(error), durationSeconds: elapsed() }),
    };
  }
  const group = groupSignaller(child);
  return { signal: group, done: finish(child, group, options, elapsed) };
}

function notStarted(error: unknown): Ending {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { type: 'not_started', code };
}

function groupSignaller(child: ChildProcess): (name: NodeJS.Signals) => void {
  return (name) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone, which is what a signal is for.
    }
  };
}

async function finish(
  child: ChildProcess,
  group: (name: NodeJS.Signals) => void,
  options: ToolOptions,
  elapsed: () => number,
): Promise<ToolEnd> {
  const outputs = [
    drain(child.stdout, options.onStdout, options.stdoutTo),
    drain(child.stderr, options.onStderr, options.stderrTo),
  ];
  const deadline = armDeadline(group, options);
  const ended = await endOf(child);
  const durationSeconds = elapsed();
  const isLate = deadline.passed();
  deadline.clear();
  if (isLate || (options.leftovers ?? 'kill') === 'kill') {
    await closedWithin(outputs, options.drainMs ?? DEFAULT_DRAIN_MS);
    group('SIGKILL');
  }
  await idle(outputs, options.drainMs ?? DEFAULT_DRAIN_MS);
  child.stdout?.destroy();
  child.stderr?.destroy();
  return {
    ending: isLate ? { type: 'timeout', afterSeconds: (options.deadlineMs ?? 0) / 1000 } : ended,
    durationSeconds,
    ...(ended.type === 'exited' ? { exitCode: ended.code } : {}),
  };
}

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      // Also raised when a signal cannot be sent: then the process lives, and `exit` will come.
      if (child.pid === undefined) resolve(notStarted(error));
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { type: 'exited', code: code ?? 255 } : { type: 'signalled', signal });
    });
  });
}

interface Deadline {
  readonly passed: () => boolean;
  readonly clear: () => void;
}

function armDeadline(group: (name: NodeJS.Signals) => void, options: ToolOptions): Deadline {
  let passed = false;
  let kill: NodeJS.Timeout | undefined;
  const stop = (): void => {
    group('SIGTERM');
    kill ??= setTimeout(() => group('SIGKILL'), options.killAfterMs ?? DEFAULT_KILL_AFTER_MS);
  };
  const late = (): void => {
    passed = true;
    stop();
  };
  const term = options.deadlineMs === undefined ? undefined : setTimeout(late, options.deadlineMs);
  if (options.abort?.aborted === true) stop();
  else options.abort?.addEventListener('abort', stop, { once: true });
  return {
    passed: () => passed,
    clear: () => {
      clearTimeout(term);
      clearTimeout(kill);
      options.abort?.removeEventListener('abort', stop);
    },
  };
}

/** One stream of a tool's output on its way. */
interface Output {
  readonly closed: Promise<void>;
  /** Chunks so far. */
  readonly seen: () => number;
}

function drain(from: Readable | null, onChunk: (chunk: Uint8Array) => void, to: Writable | undefined): Output {
  if (from === null) return { closed: Promise.resolve(), seen: () => 0 };
  let chunks = 0;
  from.on('data', (chunk: Uint8Array) => {
    chunks += 1;
    onChunk(chunk);
  });
  if (to !== undefined) copy(from, to);
  const closed = new Promise<void>((resolve) => {
    from.once('close', resolve);
    from.once('error', () => resolve());
  });
  // While the reader of the copy is slow the stream is paused, and that is no silence of the tool.
  return { closed, seen: () => (from.isPaused() ? Number.NaN : chunks) };
}

// Node pauses the source while the reader of `to` is slow. When that reader goes away the tool must not feel it: a backup
// whose log viewer was closed goes on.
function copy(from: Readable, to: Writable): void {
  from.pipe(to, { end: false });
  to.once('error', () => {
    from.unpipe(to);
    from.resume();
  });
}

/** Waits until all is read: the outputs are closed, or nothing has come through them for a while. */
async function idle(outputs: readonly Output[], forMs: number): Promise<void> {
  const seen = (): number => outputs.reduce((sum, output) => sum + output.seen(), 0);
  for (;;) {
    const before = seen();
    if ((await closedWithin(outputs, forMs)) || seen() === before) return;
  }
}

async function closedWithin(outputs: readonly Output[], ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const closed = Promise.all(outputs.map((output) => output.closed)).then(() => true);
  const first = await Promise.race([closed, late]);
  clearTimeout(timer);
  return first;
}
