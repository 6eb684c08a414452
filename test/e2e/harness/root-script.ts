import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../../../scripts/workspaces.ts';
import { Hopeless, until } from './poll.ts';

/** A script of the root, as `npm run` starts it. */
export interface RootScript {
  readonly child: ChildProcess;
  /** All that it wrote so far. */
  readonly printed: () => string;
}

/** Starts `npm run NAME`, and waits until it says that Ctrl-C stops everything. The caller ends it. */
export async function startRootScript(name: string, ...args: readonly string[]): Promise<RootScript> {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', name, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const printed = () => text;
  await until(
    `npm run ${name} to run`,
    () => {
      if (child.exitCode !== null) throw new Hopeless(printed());
      return printed().includes('Ctrl-C stops everything.') ? true : undefined;
    },
    { deadlineMs: 100_000 },
  ).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { child, printed };
}
