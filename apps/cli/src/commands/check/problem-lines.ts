import type { Problem } from '@lockstep/checks';
import { readTextFile } from '../../files/read-text-file.ts';
import { lineFinder, type LineOf } from '../../locate/line-finder.ts';

/** Tells on which line of its file a problem is, from 1. Reads the files again, those with problems only. */
export async function problemLines(problems: readonly Problem[]): Promise<(problem: Problem) => number | undefined> {
  const pointers = new Map<string, string[]>();
  for (const { file, path } of problems) {
    if (file === undefined || path === undefined) continue;
    const known = pointers.get(file);
    if (known === undefined) pointers.set(file, [path]);
    else known.push(path);
  }
  const finders = new Map<string, LineOf>();
  for (const [file, paths] of pointers) {
    const read = await readTextFile(file);
    if ('text' in read) finders.set(file, lineFinder(read.text, paths));
  }
  return ({ file = '', path = '', expr = '', start = 0 }) => finders.get(file)?.(path, expr.slice(0, start));
}
