import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Linux says of a process; what cannot be read is `undefined`. */
export interface ProcFacts {
  readonly virtualMemoryBytes: number | undefined;
  readonly dataSegmentBytes: number | undefined;
  readonly threads: number | undefined;
  readonly openFds: number | undefined;
  /** `undefined` also when there is no limit. */
  readonly maxFds: number | undefined;
}

/**
 * Reads a folder like `/proc/self`. Synchronous: these are no files, the kernel writes them while they are read.
 * See proc(5).
 */
export function readProcFacts(folder: string): ProcFacts {
  const status = read(join(folder, 'status'));
  const kilobytes = (field: string): number | undefined => {
    const value = match(status, new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm'));
    return value === undefined ? undefined : value * 1024;
  };
  return {
    virtualMemoryBytes: kilobytes('VmSize'),
    dataSegmentBytes: kilobytes('VmData'),
    threads: match(status, /^Threads:\s*(\d+)$/m),
    openFds: countEntries(join(folder, 'fd')),
    maxFds: match(read(join(folder, 'limits')), /^Max open files\s+(\d+)/m),
  };
}

function match(text: string, pattern: RegExp): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function countEntries(folder: string): number | undefined {
  try {
    // One of them is the folder itself, open while it is listed.
    return readdirSync(folder).length - 1;
  } catch {
    return undefined;
  }
}
