import { randomUUID } from 'node:crypto';
import { openSync, closeSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';

/** A lock that is held. */
export interface Lock {
  readonly release: () => void;
}

/** Without a sign of life for so long the holder counts as gone. */
const STALE_MS = 60_000;

/**
 * Takes a lock file, or answers `undefined` while another process holds it. The holder touches the file every 15 s, so a
 * lock survives neither a crash nor a restart of the machine, even when the process id is in use again. Two holders at
 * once are possible after a pause of a minute and are harmless: reports are idempotent. Where no file can be written, for
 * example on a full disk, nothing is locked.
 */
export function tryLock(path: string, staleMs: number = STALE_MS): Lock | undefined {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const taken = create(path, staleMs);
    if (taken !== 'exists') return taken;
    if (!removeStale(path, staleMs)) return undefined;
  }
  return undefined;
}

function create(path: string, staleMs: number): Lock | 'exists' {
  const owner = `${process.pid} ${randomUUID()}\n`;
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, owner);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isCode(error, 'EEXIST')) return 'exists';
    return { release: () => undefined };
  }
  const touch = setInterval(() => touchNow(path), staleMs / 4);
  touch.unref();
  return {
    release: () => {
      clearInterval(touch);
      if (ownerOf(path) === owner) rmSync(path, { force: true });
    },
  };
}

function touchNow(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody took the lock away; that is harmless, see above.
  }
}

/** Removes a lock whose holder is gone, and says whether the path may be free now. */
function removeStale(path: string, staleMs: number): boolean {
  const owner = ownerOf(path);
  if (owner === undefined) return true;
  if (isRunning(Number.parseInt(owner, 10)) && isFresh(path, staleMs)) return false;
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  // Another process may have been quicker, and this is its new lock: then it goes back.
  if (ownerOf(aside) === owner) {
    rmSync(aside, { force: true });
    return true;
  }
  renameSync(aside, path);
  return false;
}

function ownerOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function isFresh(path: string, staleMs: number): boolean {
  try {
    return Math.abs(Date.now() - statSync(path).mtimeMs) < staleMs;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
