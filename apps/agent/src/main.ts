import { signalNumber, type ProcessEnd } from './commands/run.ts';
import { runProgram } from './program.ts';

const PLATFORMS = ['linux', 'darwin'];

function log(line: string): void {
  process.stderr.write(`lockstep-agent: ${line}\n`);
}

/** Made on demand: a process that waits for nothing keeps the default, to end at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}

async function main(): Promise<ProcessEnd> {
  if (!PLATFORMS.includes(process.platform)) {
    log(`runs on Linux and macOS only; this is ${process.platform}`);
    return { code: 2 };
  }
  // A closed terminal or log viewer is no reason to stop.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return runProgram({ args: process.argv.slice(2), env: process.env, log, stopSignal });
}

const end = await main();
if ('code' in end) {
  process.exitCode = end.code;
} else {
  // Dying of the same signal is the only way to tell a parent so; the exit code is for signals that cannot be sent.
  process.exitCode = 128 + signalNumber(end.signal);
  process.kill(process.pid, end.signal);
}
