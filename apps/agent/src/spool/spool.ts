import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncDirectory, writeDurably } from '@lockstep/collectors';
import { LIMITS, type Report } from '@lockstep/protocol';
import { makePrivateDirectory } from '../settings.ts';

/** A report that waits. `name` is its file. */
export interface Waiting {
  readonly name: string;
  readonly report: Report;
}

/** Reports on disk that the server has not confirmed, oldest first; one file each, named by the report's ULID. */
export interface Spool {
  /** Keeps a report for good, and makes room when the limit is passed. Throws what the file system throws. */
  readonly add: (report: Report) => void;
  /** The oldest reports after the file `after`, as many as one request may carry. Damaged files are set aside. */
  readonly next: (after?: string) => readonly Waiting[];
  /** The server has it. */
  readonly remove: (name: string) => void;
  /** The server refuses it for good: it is kept for a person to look at, and never sent again. */
  readonly park: (name: string) => void;
  /** Number of parked reports. */
  readonly parked: () => number;
  /** Reports that were dropped and not told yet, counted under an id that stays until `forgetDropped`. */
  readonly dropped: (id: string) => { readonly id: string; readonly count: number } | undefined;
  /** The server knows of the drops that were counted under this id. */
  readonly forgetDropped: (id: string) => void;
}

/** How much a spool holds. */
export interface SpoolOptions {
  /** Bytes of waiting and parked reports. Default 64 MiB. */
  readonly limitBytes?: number;
  /** Says what a person should know. */
  readonly log: (line: string) => void;
}

const LIMIT_BYTES = 64 * 1024 * 1024;
/** Room in a request for `sent_at`, brackets and one report that is not on disk. */
const ENVELOPE_BYTES = 256 + LIMITS.reportBytes;
const REPORT_FILE = /^[0-7][0-9A-HJKMNP-TV-Z]{25}\.[a-z]+-[a-z_]+\.json$/u;

/** Opens the spool below a folder, which is made when it is absent. Throws what the file system throws. */
export function openSpool(directory: string, { limitBytes = LIMIT_BYTES, log }: SpoolOptions): Spool {
  const parkedDirectory = join(directory, 'parked');
  makePrivateDirectory(parkedDirectory);
  const waiting = (): readonly string[] => reportFiles(directory);
  const drops = dropCounter(directory);
  return {
    add(report) {
      const name = fileName(report);
      writeDurably(join(directory, name), `${JSON.stringify(report)}\n`);
      makeRoom({ directory, parkedDirectory, limitBytes, keep: name, onDrop: drops.note, log });
    },
    next(after) {
      const names = after === undefined ? waiting() : waiting().filter((name) => name > after);
      return takeBatch(directory, names, log);
    },
    remove: (name) => rmSync(join(directory, name), { force: true }),
    park(name) {
      renameSync(join(directory, name), join(parkedDirectory, name));
      syncDirectory(directory);
    },
    parked: () => reportFiles(parkedDirectory).length,
    dropped: (id) => drops.count(id),
    forgetDropped: (id) => drops.forget(id),
  };
}

/** The name sorts by time, and says without opening the file what may be dropped first. */
function fileName(report: Report): string {
  const outcome = report.type === 'heartbeat' ? 'ok' : report.verdict;
  return `${report.id}.${report.type}-${outcome}.json`;
}

function reportFiles(directory: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => REPORT_FILE.test(name))
    .sort();
}

function takeBatch(directory: string, names: readonly string[], log: (line: string) => void): readonly Waiting[] {
  const batch: Waiting[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const name of names) {
    // One place is left for a heartbeat.
    if (batch.length >= LIMITS.reportsPerRequest - 1) break;
    const report = readReport(directory, name, log);
    if (report === undefined) continue;
    bytes += Buffer.byteLength(JSON.stringify(report)) + 1;
    if (bytes > LIMITS.bodyBytes && batch.length > 0) break;
    batch.push({ name, report });
  }
  return batch;
}

function readReport(directory: string, name: string, log: (line: string) => void): Report | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, name), 'utf8'));
    // The file was written by this program; what a damaged disk left of it must at least be the named report.
    if (isReport(value) && fileName(value) === name) return value;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
  }
  setAside(directory, name, log);
  return undefined;
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value;
}

function setAside(directory: string, name: string, log: (line: string) => void): void {
  const corrupt = join(directory, 'corrupt');
  try {
    makePrivateDirectory(corrupt);
    renameSync(join(directory, name), join(corrupt, name));
    log(`${join(directory, name)} is damaged and was moved to ${corrupt}`);
  } catch (error) {
    log(`${join(directory, name)} is damaged and cannot be moved away: ${String(error)}`);
  }
}

interface Room {
  readonly directory: string;
  readonly parkedDirectory: string;
  readonly limitBytes: number;
  /** The newest report stays, whatever it is. */
  readonly keep: string;
  readonly onDrop: (name: string) => void;
  readonly log: (line: string) => void;
}

/** Drops until the limit holds: first what the server refused anyway, then the oldest successes, then the oldest failures. */
function makeRoom({ directory, parkedDirectory, limitBytes, keep, onDrop, log }: Room): void {
  const waiting = reportFiles(directory);
  const parked = reportFiles(parkedDirectory);
  if ((waiting.length + parked.length) * LIMITS.reportBytes <= limitBytes) return;
  const files = [
    ...parked.map((name) => ({ path: join(parkedDirectory, name), name, lost: false })),
    ...waiting.filter(isSuccess).map((name) => ({ path: join(directory, name), name, lost: true })),
    ...waiting.filter((name) => !isSuccess(name)).map((name) => ({ path: join(directory, name), name, lost: true })),
  ].map((file) => ({ ...file, bytes: sizeOf(file.path) }));
  let excess = files.reduce((sum, file) => sum + file.bytes, -limitBytes);
  for (const { path, name, bytes, lost } of files) {
    if (excess <= 0) break;
    if (name === keep) continue;
    rmSync(path, { force: true });
    excess -= bytes;
    if (!lost) continue;
    onDrop(name);
    log(`the spool is full (${limitBytes} bytes): dropped ${name}`);
  }
}

function isSuccess(name: string): boolean {
  return name.endsWith('-ok.json');
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Counts drops in a file that grows by a line each. To tell the server, the file is renamed after the id of the heartbeat
 * that tells it, and the same id is used until an answer has come: so no drop is told twice.
 */
function dropCounter(directory: string) {
  const open = join(directory, 'dropped');
  const told = (): string | undefined =>
    readdirSync(directory).find((name) => /^dropped\.[0-7][0-9A-HJKMNP-TV-Z]{25}$/u.test(name));
  return {
    note: (name: string): void => appendFileSync(open, `${name}\n`, { mode: 0o600 }),
    count(id: string): { readonly id: string; readonly count: number } | undefined {
      if (told() === undefined && existsSync(open)) renameSync(open, `${open}.${id}`);
      const name = told();
      if (name === undefined) return undefined;
      const lines = readFileSync(join(directory, name), 'utf8').split('\n').length - 1;
      return { id: name.slice('dropped.'.length), count: lines };
    },
    forget: (id: string): void => rmSync(`${open}.${id}`, { force: true }),
  };
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
