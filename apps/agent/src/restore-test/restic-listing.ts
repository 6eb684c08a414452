import { LineSplitter } from '@lockstep/collectors';
import { nanosecondsOf } from './nanoseconds.ts';
import { Reservoir } from './reservoir.ts';
import type { SampledFile } from './sampled-file.ts';

/** Which files of a snapshot may be in a sample. */
export interface SampleOptions {
  readonly files: number;
  /** Larger files are passed over. */
  readonly maxFileBytes: number;
  /** From 0 (included) to 1. */
  readonly random: () => number;
}

/**
 * Takes a random sample of the regular files in what `restic ls --json` prints, line by line: a snapshot may hold millions.
 * A name that is not UTF-8 arrives as U+FFFD and cannot be asked for again, so it is passed over.
 */
export class ResticListing {
  readonly #reservoir: Reservoir<SampledFile>;
  readonly #lines: LineSplitter;
  readonly #maxFileBytes: number;

  constructor({ files, maxFileBytes, random }: SampleOptions) {
    this.#reservoir = new Reservoir(files, random);
    this.#maxFileBytes = maxFileBytes;
    this.#lines = new LineSplitter((line) => this.#read(line));
  }

  /** Takes the next bytes of the output. */
  readonly push = (chunk: Uint8Array): void => this.#lines.push(chunk);

  /** The sample, when the output has ended, in the order of the paths. */
  end(): readonly SampledFile[] {
    this.#lines.end();
    return this.#reservoir.items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  #read(line: string): void {
    const file = readFile(line);
    if (file !== undefined && file.sizeBytes <= this.#maxFileBytes) this.#reservoir.offer(file);
  }
}

function readFile(line: string): SampledFile | undefined {
  // Most lines of a large listing are cheap to refuse before they are parsed.
  if (!line.includes('"file"')) return undefined;
  const { type, path, size = 0, mtime } = parse(line);
  if (type !== 'file' || typeof path !== 'string' || path.includes('\uFFFD') || !path.startsWith('/')) return undefined;
  const modifiedNs = typeof mtime === 'string' ? nanosecondsOf(mtime) : undefined;
  // An empty file has no size in restic's JSON.
  if (modifiedNs === undefined || typeof size !== 'number' || !Number.isSafeInteger(size)) return undefined;
  return { path, sizeBytes: size, modifiedNs };
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
