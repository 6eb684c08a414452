import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * A small file beside the store that outlives it: it says that data existed, so that a missing or emptied store is not
 * taken for a new one, and how far the store had come, so that a lost write-ahead log is noticed.
 */
export interface Marker {
  readonly storeId: string;
  /** A commit number that the store had reached; it may have gone further. */
  readonly rev: number;
  /** A server has, or had, the store open and did not close it. Its write-ahead log must then exist. */
  readonly open: boolean;
}

/**
 * Reads a marker. Undefined when there is none; `unreadable` when there is a file but not a whole one (a power cut):
 * it still says that data existed.
 */
export function readMarker(path: string): Marker | 'unreadable' | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const { storeId, rev, open } = JSON.parse(text) as Partial<Marker>;
    return typeof storeId === 'string' && typeof rev === 'number' && typeof open === 'boolean'
      ? { storeId, rev, open }
      : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** Replaces the marker. It is not synced: an older one is still true. */
export function writeMarker(path: string, marker: Marker): void {
  const draft = `${path}.new`;
  writeFileSync(draft, `${JSON.stringify(marker)}\n`, { mode: 0o600 });
  renameSync(draft, path);
}
