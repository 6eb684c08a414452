import type { CheckDepth, Question } from '../answer.ts';

/** A repository, as far as it decides what a question costs. */
export interface RepositoryShape {
  readonly snapshots: number;
  /** Files of the newest snapshots of all sources. */
  readonly files: number;
  /** Default: one for each file. */
  readonly blobs?: number;
  /** Data in use. Only a check that reads data needs it. */
  readonly storedBytes?: number;
}

/** How a question is asked. */
export interface ReadCircumstances {
  /** `kept`: restic's cache survives from one asking to the next, so only what is new is read. */
  readonly cache: 'kept' | 'none';
  /** Snapshots since the last asking, where the cache is kept. Default 1. */
  readonly newSnapshots?: number;
  /** Of `check`. */
  readonly depth?: CheckDepth;
  /** Of a check of depth `sample`. */
  readonly samplePercent?: number;
}

/**
 * Bytes, each some way above what was measured (`npm run bench -- collectors`: restic 0.14.0, 0.18.0 and 0.19.1 over a rest server,
 * HTTP headers counted; 1 to 100 snapshots of 10 files, and 5,000 files in 50 folders).
 */
const COST = {
  /** To open a repository: its key and its configuration. 1.2 to 1.4 kB. */
  open: 2048,
  /** A name in a list. 88 bytes. */
  listed: 100,
  /** A snapshot, without cache. 540 to 740 bytes. */
  snapshot: 1024,
  /** Its index and changed folders, when few files changed. 3.2 to 5.9 kB. */
  changes: 6144,
  /** An entry of an index and its mention in a folder. 72 bytes in a compressed repository. */
  blob: 100,
  /** A file in a folder. 20 to 60 bytes in a compressed repository. */
  file: 150,
} as const;

/** Packs are this large or larger, but for the last of each backup. */
const PACK_BYTES = 4 * 1024 * 1024;

/**
 * How many bytes one asking reads from storage, estimated from above; undefined for a check that reads data of unknown size.
 * `size` and `check` go through the folders of every snapshot. A check never uses the cache. Repositories of version 1
 * are not compressed: their indexes and folders take about five times as much.
 */
export function resticReadBytes(
  question: Question,
  shape: RepositoryShape,
  circumstances: ReadCircumstances,
): number | undefined {
  switch (question) {
    case 'identity':
    case 'locks':
      return COST.open;
    case 'snapshots':
      return COST.open + COST.listed * shape.snapshots + COST.snapshot * unseen(shape, circumstances);
    case 'size':
      return sizeBytes(shape, circumstances);
    case 'check':
      return checkBytes(shape, circumstances);
    case 'maintenance':
    case 'sources':
      return 0;
  }
}

function unseen({ snapshots }: RepositoryShape, { cache, newSnapshots = 1 }: ReadCircumstances): number {
  return cache === 'none' ? snapshots : Math.min(snapshots, newSnapshots);
}

function sizeBytes(shape: RepositoryShape, circumstances: ReadCircumstances): number {
  // Each snapshot is listed, and so is the index that came with it.
  const lists = 2 * COST.listed * shape.snapshots;
  const first = circumstances.cache === 'none' ? COST.blob * (shape.blobs ?? shape.files) + COST.file * shape.files : 0;
  return COST.open + lists + COST.changes * unseen(shape, circumstances) + first;
}

function checkBytes(shape: RepositoryShape, { depth = 'structure', samplePercent = 1 }: ReadCircumstances) {
  const share = { structure: 0, sample: samplePercent / 100, data: 1 }[depth];
  if (share > 0 && shape.storedBytes === undefined) return undefined;
  const storedBytes = shape.storedBytes ?? 0;
  const packs = COST.listed * (2 * shape.snapshots + Math.ceil(storedBytes / PACK_BYTES));
  // Twice before it and twice after errors, ids of indexes and snapshots are listed.
  const lists = 4 * COST.open + 4 * COST.listed * shape.snapshots;
  // A sample is of whole packs, so many of a hundred, whatever their size.
  const data = share === 0 ? 0 : 1.1 * Math.min(storedBytes, share * storedBytes + PACK_BYTES);
  return Math.ceil(lists + packs + sizeBytes(shape, { cache: 'none' }) + data);
}
