import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const CHECKED_BYTES = 24;

/** State of a write-ahead log: `unreadable` has content that SQLite throws away without a word. */
export type LogState = 'absent' | 'empty' | 'readable' | 'unreadable';

/** Looks at the header of a write-ahead log (format: sqlite.org/fileformat2.html, "WAL File Format"). */
export function inspectLog(path: string): LogState {
  const header = readHeader(path);
  if (header === undefined) return 'absent';
  if (header.length === 0) return 'empty';
  return header.length === HEADER_BYTES && isHeaderValid(header) ? 'readable' : 'unreadable';
}

function readHeader(path: string): Buffer | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const header = Buffer.alloc(Math.min(fstatSync(descriptor).size, HEADER_BYTES));
    readSync(descriptor, header, 0, header.length, 0);
    return header;
  } finally {
    closeSync(descriptor);
  }
}

/** The magic number says in which byte order the checksum over the first 24 bytes was computed. */
function isHeaderValid(header: Buffer): boolean {
  const magic = header.readUInt32BE(0);
  if (magic !== 0x37_7f_06_82 && magic !== 0x37_7f_06_83) return false;
  const word = (at: number) => (magic === 0x37_7f_06_83 ? header.readUInt32BE(at) : header.readUInt32LE(at));
  let first = 0;
  let second = 0;
  for (let at = 0; at < CHECKED_BYTES; at += 8) {
    first = (first + word(at) + second) >>> 0;
    second = (second + word(at + 4) + first) >>> 0;
  }
  return first === header.readUInt32BE(24) && second === header.readUInt32BE(28);
}
