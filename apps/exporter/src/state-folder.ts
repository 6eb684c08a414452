import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { emptyRecord, readRecord, type RepositoryRecord } from '@lockstep/backups';
import { writeDurably, writeDurablyAsync } from '@lockstep/collectors';
import type { RepositoryConfig } from './config/repository-config.ts';

/** Whose state it is. */
type Owner = Pick<RepositoryConfig, 'name' | 'tool'>;

/** What is known of each repository, on disk: one file of JSON per repository, which only the owner reads. */
export interface StateFolder {
  /** What was kept of a repository, or a record of which nothing is known. */
  read(owner: Owner): RepositoryRecord;
  /** Keeps a record, soon: of several of one repository the last. After a power cut it is there whole, or the one before. */
  write(record: RepositoryRecord): void;
  /** Resolves when everything is kept that was written. */
  flush(): Promise<void>;
}

/** Told of a file that could not be used, with a reason for people. */
export type OnStateFailure = (operation: 'read' | 'write', reason: string) => void;

/**
 * Opens the folder, and makes it when it is missing; its parent must exist. A file that is damaged, or of another tool, is
 * set aside under a name that ends in `.damaged`, and its repository begins anew: no damage keeps the exporter from starting.
 *
 * @throws Error when the folder cannot be made or written
 */
export function openStateFolder(folder: string, onFailure: OnStateFailure): StateFolder {
  makeFolder(folder);
  const waiting = new Map<string, RepositoryRecord>();
  const writing = new Map<string, Promise<void>>();
  const writeWaiting = async (file: string): Promise<void> => {
    for (let record = waiting.get(file); record !== undefined; record = waiting.get(file)) {
      waiting.delete(file);
      await writeDurablyAsync(file, `${JSON.stringify(record)}\n`).catch((error: unknown) =>
        onFailure('write', `${file} cannot be written (${codeOf(error)})`),
      );
    }
    writing.delete(file);
  };
  return {
    read(owner) {
      const file = fileOf(folder, owner.name);
      try {
        return readFile(file, owner) ?? emptyRecord(owner);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        onFailure('read', `${file}: ${reason}; it is kept as ${setAside(file)}, and ${owner.name} begins anew`);
        return emptyRecord(owner);
      }
    },
    write(record) {
      const file = fileOf(folder, record.name);
      waiting.set(file, record);
      if (!writing.has(file)) writing.set(file, writeWaiting(file));
    },
    async flush() {
      await Promise.all(writing.values());
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EEXIST') {
      const hint = code === 'ENOENT' ? '; the folder above it must exist' : '';
      throw new Error(`state_dir: cannot make the folder ${folder} (${code})${hint}`, { cause: error });
    }
  }
  try {
    // What cannot be kept is said now and not after the first question.
    writeDurably(join(folder, '.writable'), '');
  } catch (error) {
    throw new Error(`state_dir: cannot write to the folder ${folder} (${codeOf(error)})`, { cause: error });
  }
}

/** Names of repositories hold no slash, and no two differ in case only; on disk every other character is safe as well. */
function fileOf(folder: string, name: string): string {
  return join(folder, `${encodeURIComponent(name)}.json`);
}

/** What was kept of a repository, without setting anything right; nothing where there is none or it is damaged. */
export function peekState(folder: string, owner: Owner): RepositoryRecord | undefined {
  try {
    return readFile(fileOf(folder, owner.name), owner);
  } catch {
    return undefined;
  }
}

function readFile(file: string, { tool, name }: Owner): RepositoryRecord | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const record = readRecord(parseJson(text));
  if (!record.known) throw new Error(`is damaged: ${record.reason}`);
  const { value } = record;
  if (value.tool !== tool || value.name !== name) throw new Error(`is of ${value.tool} and ${value.name}`);
  return value;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Error(`cannot be read (${codeOf(error)})`, { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser would quote what is there.
    throw new Error('is damaged: it is no JSON');
  }
}

function setAside(file: string): string {
  const aside = `${file}.damaged`;
  try {
    renameSync(file, aside);
    return aside;
  } catch (error) {
    return `it was (${codeOf(error)})`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
