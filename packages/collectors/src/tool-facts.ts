import type { BackupSource, BackupTool, Found, Question } from './answer.ts';

/** The first version of a tool that tells a fact; `never` for a fact that no version tells. */
export type Since = `${number}.${number}.${number}` | 'never';

/** One fact, and who tells it. Versions before restic 0.14.0 and Kopia 0.11.0 are not looked into: these two may mean always. */
export type ToolFact = { readonly meaning: string } & Readonly<Record<BackupTool, Since>>;

/** Values that are one fact, however they are made. */
type Whole =
  string | number | boolean | BackupSource | readonly string[] | readonly number[] | Readonly<Record<string, number>>;

type PathOf<T> = T extends Whole
  ? never
  : T extends readonly (infer Entry)[]
    ? PathOf<Entry>
    : { [K in keyof T & string]-?: NonNullable<T[K]> extends Whole ? K : `${K}.${PathOf<NonNullable<T[K]>>}` }[keyof T &
        string];

/** The place of a fact in an answer, such as `snapshots.sources.lastRun.durationSeconds`. */
export type FactPath = { [Q in Question]: `${Q}.${PathOf<Found[Q]>}` }[Question];

const of = (meaning: string, restic: Since, kopia: Since): ToolFact => ({ meaning, restic, kopia });

/**
 * Every fact that an answer can hold, with the first version of each tool that tells it. The compiler asks for a line per fact;
 * recordings of restic 0.14.0, 0.18.0 and 0.19.1 and of Kopia 0.23.1 are held against it. When Kopia learned what it tells was
 * read in the sources of its releases: `snapshot verify --json` came with 0.21.0.
 */
export const TOOL_FACTS: Readonly<Record<FactPath, ToolFact>> = {
  'identity.toolVersion': of('Version of the tool', '0.14.0', '0.11.0'),
  'identity.repositoryId': of('Id that the tool keeps in the repository', '0.14.0', '0.11.0'),
  'identity.storage': of('Kind of storage', '0.14.0', '0.11.0'),
  'identity.volumeSizeBytes': of('Size of the file system, of storage that has one', '0.14.0', '0.11.0'),
  'identity.volumeAvailableBytes': of('Free bytes of it', '0.14.0', '0.11.0'),
  'identity.unanswerable': of('Questions that this connection never answers', 'never', '0.11.0'),
  'snapshots.sources.source': of('Host, user and paths', '0.14.0', '0.11.0'),
  'snapshots.sources.complete': of('Number of complete snapshots', '0.14.0', '0.11.0'),
  'snapshots.sources.incomplete': of('Number of incomplete snapshots (restic keeps none: 0)', '0.14.0', '0.11.0'),
  'snapshots.sources.restorePoints': of('When each complete snapshot was begun', '0.14.0', '0.11.0'),
  'snapshots.sources.newest.sizeBytes': of('Size of the newest complete snapshot', '0.17.0', '0.11.0'),
  'snapshots.sources.newest.files': of('Number of its files', '0.17.0', '0.11.0'),
  'snapshots.sources.newest.tags': of('Its tags', '0.14.0', '0.11.0'),
  'snapshots.sources.lastRun.endedAtMs': of('End of the last run that left a snapshot', '0.14.0', '0.11.0'),
  'snapshots.sources.lastRun.verdict': of('What it came to (restic: always ok)', '0.14.0', '0.11.0'),
  'snapshots.sources.lastRun.durationSeconds': of('How long it took', '0.17.0', '0.11.0'),
  'snapshots.sources.lastRun.addedBytes': of('Bytes that it added', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.filesNew': of('New files', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.filesChanged': of('Changed files', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.filesUnmodified': of('Unmodified files', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.dirsNew': of('New folders', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.dirsChanged': of('Changed folders', '0.17.0', 'never'),
  'snapshots.sources.lastRun.changes.dirsUnmodified': of('Unmodified folders', '0.17.0', 'never'),
  'snapshots.sources.lastSuccessAtMs': of('End of the last run without a mistake', '0.14.0', '0.11.0'),
  'snapshots.kinds': of('Number of snapshots by kind', 'never', '0.11.0'),
  'size.storedBytes': of('Data in use (restic), stored blobs (Kopia)', '0.14.0', '0.11.0'),
  'size.blobs': of('Number of blobs', '0.14.0', '0.11.0'),
  'size.uncompressedBytes': of('Size before compression, of repositories of version 2', '0.15.0', '0.11.0'),
  'locks.count': of('Number of locks', '0.14.0', 'never'),
  'locks.oldestAtMs': of('When the holder of the oldest lock last refreshed it', '0.14.0', 'never'),
  'check.depth': of('How deep a check went', '0.14.0', '0.21.0'),
  'check.isGood': of('Whether it found no error', '0.14.0', '0.21.0'),
  'check.firstError': of('The first error', '0.14.0', '0.21.0'),
  'maintenance.tasks.task': of('Maintenance task', 'never', '0.11.0'),
  'maintenance.tasks.lastSuccessAtMs': of('Its last success (quick: from 0.17 on)', 'never', '0.11.0'),
  'maintenance.tasks.expectedIntervalSeconds': of('Its interval, when it is enabled', 'never', '0.11.0'),
  'sources.sources.source': of('A source that a server schedules', 'never', '0.11.0'),
  'sources.sources.nextExpectedAtMs': of('When its next snapshot is due', 'never', '0.11.0'),
  'sources.sources.isPaused': of('Whether its schedule is paused', 'never', '0.11.0'),
};
