import { count, isObject, snapshotId, text } from '../field.ts';
import { type Known, unknown } from '../known.ts';
import { readLine } from './line.ts';

// Warnings of a cache that does not work say nothing about the repository.
const HARMLESS = /^(?:unable to open cache: |created new cache in )/u;

/**
 * How many snapshots `snapshots --json` listed, flat or grouped. Any complaint on standard error makes the number
 * unknown: an unreadable directory prints `[]`, and a damaged snapshot is left out, both with exit code 0.
 */
export function readSnapshotCount(stdout: Uint8Array, stderr: Uint8Array): Known<number> {
  const complaint = complaintIn(stderr);
  if (complaint !== undefined) return unknown(complaint);
  const list = parseDocument(stdout);
  if (!Array.isArray(list)) return unknown('`restic snapshots` printed no JSON array');
  const snapshots = list.flatMap((entry: unknown) => (isGroup(entry) ? entry.snapshots : [entry]));
  const bad = snapshots.findIndex((entry) => !isObject(entry) || snapshotId(entry['id']) === undefined);
  return bad === -1 ? { known: true, value: snapshots.length } : unknown(`entry ${bad} of the snapshots has no id`);
}

/** Bytes of data in use, of `stats --json --mode raw-data`: less than the repository takes on disk. */
export function readRawDataSize(stdout: Uint8Array, stderr: Uint8Array): Known<number> {
  const complaint = complaintIn(stderr);
  if (complaint !== undefined) return unknown(complaint);
  const stats = parseDocument(stdout);
  const size = isObject(stats) ? count(stats['total_size']) : undefined;
  return size === undefined ? unknown('`restic stats` printed no total_size') : { known: true, value: size };
}

/** The repository's id, of `cat config`: the same whatever URL and password lead to it. */
export function readRepositoryId(stdout: Uint8Array): Known<string> {
  const config = parseDocument(stdout);
  const id = isObject(config) ? text(config['id']) : undefined;
  return id !== undefined && /^[0-9a-f]{64}$/u.test(id)
    ? { known: true, value: id }
    : unknown('`restic cat config` printed no id');
}

/** restic's version, of `version --json`: JSON from 0.17 on, a sentence before. */
export function readVersion(stdout: Uint8Array): Known<string> {
  const printed = decode(stdout);
  const document = parseDocument(stdout);
  const version =
    (isObject(document) ? text(document['version']) : undefined) ?? /^restic (\d[\w.+~-]*)/u.exec(printed)?.[1];
  return version === undefined ? unknown('`restic version` printed no version') : { known: true, value: version };
}

function isGroup(entry: unknown): entry is { readonly snapshots: readonly unknown[] } {
  return isObject(entry) && 'group_key' in entry && Array.isArray(entry['snapshots']);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function parseDocument(stdout: Uint8Array): unknown {
  const printed = decode(stdout);
  // 0.19.0 put progress lines (`[0:00] 100.00% ...`) before the document.
  return parse(printed) ?? parse(printed.replaceAll(/^\[\d+:\d\d.*$/gmu, ''));
}

function parse(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}

function complaintIn(stderr: Uint8Array): string | undefined {
  for (const raw of decode(stderr).split('\n')) {
    const line = readLine(raw);
    if (line.type !== 'empty' && !(line.type === 'text' && HARMLESS.test(line.text))) {
      return line.type === 'message' ? JSON.stringify(line.value) : line.text;
    }
  }
  return undefined;
}
