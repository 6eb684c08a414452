import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../usage-error.ts';

/** A file to look at. */
export interface FoundFile {
  /** As it was given, or below the folder that was given, with forward slashes. */
  readonly path: string;
  /** False when it was found in a folder, so that it may be something else than what is looked for. */
  readonly named: boolean;
}

/** What folders are searched for. */
const DOCUMENT = /\.(?:json|ya?ml)$/i;

/**
 * The files that arguments mean, each once, in the order of the arguments and sorted within: a file itself, the
 * documents of a folder and of the folders in it, what a pattern matches. Symbolic links that were found are followed
 * to files below the same folder only; folders with a leading dot and `node_modules` are left out.
 *
 * @throws {UsageError} when an argument means nothing.
 */
export async function findFiles(args: readonly string[]): Promise<readonly FoundFile[]> {
  const found = new Map<string, FoundFile>();
  for (const argument of args) {
    for (const file of await filesOf(argument)) {
      const known = found.get(file.path);
      if (known === undefined || file.named) found.set(file.path, file);
    }
  }
  return [...found.values()];
}

async function filesOf(argument: string): Promise<readonly FoundFile[]> {
  const there = await stat(argument).catch(() => undefined);
  if (there?.isDirectory() === true) return filesBelow(argument);
  if (there !== undefined || !isDynamicPattern(argument)) return [{ path: argument, named: true }];
  const paths = await glob(argument, { followSymbolicLinks: false, expandDirectories: false, dot: false });
  if (paths.length === 0) {
    throw new UsageError(`\`${argument}\` matches no file. Correct the pattern, or quote it when the shell reads it.`);
  }
  return paths.sort().map((path) => ({ path, named: false }));
}

async function filesBelow(folder: string): Promise<readonly FoundFile[]> {
  const root = await realpath(folder);
  const paths: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const here = next;
    const entries = await readdir(here, { withFileTypes: true }).catch(() => undefined);
    // Whoever reads the files will say why this one cannot be read.
    if (entries === undefined) paths.push(here);
    for (const entry of entries ?? []) {
      const path = join(here, entry.name);
      if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) folders.push(path);
      if (DOCUMENT.test(entry.name) && (entry.isFile() || (await leadsInto(root, path, entry)))) paths.push(path);
    }
  }
  return paths.sort().map((path) => ({ path: path.split(sep).join('/'), named: false }));
}

/** Whether a symbolic link leads to a file in the folder: Kubernetes mounts every file of a ConfigMap as such a link. */
async function leadsInto(root: string, path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return false;
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined || !target.startsWith(root + sep)) return false;
  return (await stat(target)).isFile();
}
