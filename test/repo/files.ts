import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/workspaces.ts';

/**
 * Every file of the repository, relative to its root, sorted: all but what .gitignore names. Read from the folders and
 * not from git, so that the tests run on an unpacked archive too.
 */
export function repositoryFiles(): string[] {
  return filesBelow('').sort();
}

/** The text of a file of the repository. */
export function readText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The two forms of line that our .gitignore has: `folder/` at any depth, and `*.suffix`. */
const IGNORED = readText('.gitignore')
  .split('\n')
  .filter((line) => line !== '');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isIgnored(`${entry.name}/`) ? [] : filesBelow(path);
    return entry.isFile() && !isIgnored(entry.name) ? [path] : [];
  });
}

function isIgnored(name: string): boolean {
  // In a git worktree `.git` is a file.
  if (name === '.git/' || name === '.git') return true;
  return IGNORED.some((pattern) => (pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern));
}
