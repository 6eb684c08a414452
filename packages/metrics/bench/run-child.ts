import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a measuring program of this folder in a process of its own, with the garbage collector exposed. */
export async function runChild<T>(program: string, ...args: readonly (string | number)[]): Promise<T> {
  const file = join(import.meta.dirname, program);
  const { stdout } = await run(
    process.execPath,
    ['--import', 'tsx', '--expose-gc', '--max-old-space-size=4096', file, ...args.map(String)],
    { maxBuffer: 1 << 24 },
  );
  return JSON.parse(stdout) as T;
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}
