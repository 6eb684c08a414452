import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRecord } from '../../files/is-record.ts';
import { replaceFile } from '../../files/replace-file.ts';
import type { PlannedFile } from './planned-file.ts';

/** What became of the files, by path. Where something is in the way, nothing was written at all. */
export interface Filled {
  readonly inTheWay: readonly string[];
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly removed: readonly string[];
}

/** Which files are ours, and what they held: a file that still does may be overwritten. */
const RECORD = '.lockstep-generated.json';

/**
 * Makes a folder hold the planned files. A file that was changed since it was written here, or that was there before, is
 * in the way unless `force`; then nothing is written. Files of an earlier time that are not planned any more go, when
 * nobody changed them. Each file is replaced whole.
 */
export async function fillFolder(folder: string, plan: readonly PlannedFile[], force: boolean): Promise<Filled> {
  const before = await readRecord(folder);
  const planned = await Promise.all(plan.map((file) => look(folder, file, before)));
  const inTheWay = planned.filter(({ state }) => state === 'in the way').map(({ file }) => file.path);
  if (inTheWay.length > 0 && !force) return { inTheWay, written: [], kept: [], removed: [] };
  const due = planned.filter(({ state }) => state !== 'done' && state !== 'kept').map(({ file }) => file);
  for (const { path, text, mode } of due) {
    await closeSecrets(folder, path);
    await replaceFile(join(folder, path), text, mode);
  }
  const removed = await removeStale(folder, plan, before);
  const ours = plan.filter(({ isKept = false }) => !isKept).map(({ path, text }) => [path, digest(text)] as const);
  await replaceFile(join(folder, RECORD), `${JSON.stringify({ files: Object.fromEntries(ours) }, null, 2)}\n`);
  const kept = planned.filter(({ state }) => state === 'kept').map(({ file }) => file.path);
  return { inTheWay: [], written: due.map(({ path }) => path), kept, removed };
}

/** Secrets are readable by the users of containers, so their folder is closed to everybody else. */
async function closeSecrets(folder: string, path: string): Promise<void> {
  if (dirname(path) !== 'secrets') return;
  await mkdir(join(folder, 'secrets'), { recursive: true });
  await chmod(join(folder, 'secrets'), 0o700);
}

type Digests = Readonly<Record<string, unknown>>;

interface Looked {
  readonly file: PlannedFile;
  readonly state: 'missing' | 'done' | 'ours' | 'kept' | 'in the way';
}

async function look(folder: string, file: PlannedFile, before: Digests): Promise<Looked> {
  const current = await readIfThere(join(folder, file.path));
  if (current === undefined) return { file, state: 'missing' };
  if (file.isKept === true) return { file, state: 'kept' };
  if (current === file.text) return { file, state: 'done' };
  return { file, state: digest(current) === before[file.path] ? 'ours' : 'in the way' };
}

async function removeStale(folder: string, plan: readonly PlannedFile[], before: Digests): Promise<string[]> {
  const planned = new Set(plan.map(({ path }) => path));
  const removed: string[] = [];
  for (const [path, was] of Object.entries(before).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    // The record is a file that anybody may have written: it must not lead out of the folder.
    if (planned.has(path) || !/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) || path.split('/').includes('..')) continue;
    const current = await readIfThere(join(folder, path));
    if (current === undefined || digest(current) !== was) continue;
    await rm(join(folder, path));
    removed.push(path);
  }
  return removed;
}

async function readRecord(folder: string): Promise<Digests> {
  const text = await readIfThere(join(folder, RECORD));
  try {
    const record: unknown = JSON.parse(text ?? '{}');
    return isRecord(record) && isRecord(record['files']) ? record['files'] : {};
  } catch {
    // Then every file that differs is in the way, which is the careful side.
    return {};
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    // A link is somebody's decision; what it leads to is not looked at, and replaced only by force.
    return (await lstat(path)).isFile() ? await readFile(path, 'utf8') : '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
