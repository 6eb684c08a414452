import { type Known, known, unknown } from '../known.ts';
import { decode } from './json.ts';

/** Blobs of a repository as they are stored. */
export interface KopiaBlobStats {
  readonly blobs: number;
  readonly storedBytes: number;
}

/** Contents of a repository before and after compression. */
export interface KopiaContentStats {
  readonly contents: number;
  readonly originalBytes: number;
  readonly packedBytes: number;
}

/** Reads `kopia blob stats --raw`: the true stored size. Without `--raw` the sizes are rounded, and refused. */
export function readBlobStats(stdout: Uint8Array): Known<KopiaBlobStats> {
  const printed = decode(stdout);
  const blobs = numberAfter('Count', printed);
  const storedBytes = numberAfter('Total', printed);
  if (blobs === undefined || storedBytes === undefined || isCut(blobs, printed)) {
    return unknown('`kopia blob stats --raw` printed no whole statistics');
  }
  return known({ blobs, storedBytes });
}

/** Reads `kopia content stats --raw`. */
export function readContentStats(stdout: Uint8Array): Known<KopiaContentStats> {
  const printed = decode(stdout);
  const contents = numberAfter('Count', printed);
  const originalBytes = numberAfter('Total Bytes', printed);
  if (contents === undefined || originalBytes === undefined || isCut(contents, printed)) {
    return unknown('`kopia content stats --raw` printed no whole statistics');
  }
  // The line is there only when compression saved something.
  return known({ contents, originalBytes, packedBytes: numberAfter('Total Packed', printed) ?? originalBytes });
}

/** A line such as `Total Packed: 190857 (compression 75.8%)`. */
function numberAfter(name: string, printed: string): number | undefined {
  const digits = new RegExp(`^${name}: (\\d+)(?: \\(compression [\\d.]+%\\))?$`, 'mu').exec(printed)?.[1];
  const value = Number(digits);
  return digits !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** The histogram comes last, and is left out only when there is nothing to count. */
function isCut(counted: number, printed: string): boolean {
  return counted > 0 ? !/^Histogram:$/mu.test(printed) : !printed.endsWith('\n');
}
