import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GENERATED_FILES, GENERATED_FOLDERS, GENERATED_KINDS, OPERATOR_FILES } from './generated-files.ts';

/** How a generated file differs from what would be written. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'changed' | 'not generated any more';
  /** What belongs there; absent for a file that does not belong there at all. */
  readonly wanted?: string;
}

/** Regenerates everything in memory and compares with the files below `root`, sorted by path. */
export async function differences(root: string): Promise<Difference[]> {
  const compared = await Promise.all(
    GENERATED_FILES.map(async ({ path, produce }): Promise<Difference[]> => {
      const current = await readIfThere(join(root, path));
      const wanted = await produce(current ?? '');
      if (current === wanted) return [];
      return [{ path, kind: current === undefined ? 'missing' : 'changed', wanted }];
    }),
  );
  return [...compared.flat(), ...(await strays(root))].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes a file what it should be. */
export async function repair(root: string, { path, wanted }: Difference): Promise<void> {
  const file = join(root, path);
  if (wanted === undefined) {
    await rm(file);
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, wanted);
}

async function strays(root: string): Promise<Difference[]> {
  const known = new Set(GENERATED_FILES.map(({ path }) => path));
  const found = await Promise.all(GENERATED_FOLDERS.map((folder) => filesBelow(root, folder)));
  return found
    .flat()
    .filter((path) => GENERATED_KINDS.test(path) && !OPERATOR_FILES.test(path) && !known.has(path))
    .map((path) => ({ path, kind: 'not generated any more' }));
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(ifMissing([]));
  const found = entries.map((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : Promise.resolve([path]);
  });
  return (await Promise.all(found)).flat();
}

function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(ifMissing(undefined));
}

function ifMissing<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  };
}
