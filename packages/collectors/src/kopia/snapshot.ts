import { defined } from '../defined.ts';
import { count, instant, isObject, snapshotId, text } from '../field.ts';
import { type KopiaSource, readSource } from './source.ts';

/** One snapshot manifest. What Kopia did not print is absent, never 0. */
export interface KopiaSnapshot {
  /** Changes when a snapshot is pinned or fixed. */
  readonly id: string;
  readonly source: KopiaSource;
  /** RFC 3339 in UTC with 0 to 9 digits of a second. All checkpoints of one run have the same. */
  readonly startTime: string;
  readonly endTime?: string;
  /**
   * Why this is no restore point. Kopia's own words are `checkpoint`, `canceled` and `limit reached`; `no root` is a manifest
   * without a root entry, `root removed` one whose root `kopia snapshot fix` replaced by a stub.
   */
  readonly incomplete?: string;
  /** Bytes of all files, also those that were not read again. */
  readonly sizeBytes?: number;
  readonly files?: number;
  readonly directories?: number;
  /** Entries that could not be read and fail the run: the snapshot is complete in Kopia's eyes all the same. */
  readonly failedEntries?: number;
  /** Entries that could not be read, where the policy says to ignore that. */
  readonly ignoredEntries?: number;
  /** Of the first failed or ignored entry; Kopia does not say which of the two. */
  readonly firstError?: string;
  /** `key:value`, sorted. Kopia prints each key with `tag:` before it. */
  readonly tags: readonly string[];
  readonly pins: readonly string[];
  /** Empty for a pinned snapshot, for one that is about to be deleted, and where reasons were not asked for. */
  readonly retentionReasons: readonly string[];
}

/** Reads a manifest of any command that prints one. Undefined without id, source or start time. */
export function readSnapshot(value: unknown): KopiaSnapshot | undefined {
  if (!isObject(value)) return undefined;
  const id = snapshotId(value['id']);
  const source = readSource(value['source']);
  const startTime = instant(value['startTime']);
  if (id === undefined || source === undefined || startTime === undefined) return undefined;
  return {
    id,
    source,
    startTime,
    ...defined({ endTime: instant(value['endTime']), incomplete: incompleteOf(value) }),
    ...readSummary(value),
    tags: tagsOf(value['tags']),
    pins: texts(value['pins']),
    retentionReasons: texts(value['retentionReason']),
  };
}

/** Of what the root contains. `stats` is all zeros in a checkpoint and absent from `snapshot create`, so `summ` comes first. */
function readSummary(manifest: Readonly<Record<string, unknown>>) {
  const root = objectIn(manifest, 'rootEntry');
  const summary = objectIn(root, 'summ');
  const stats = objectIn(manifest, 'stats');
  const [firstError] = Array.isArray(summary['errors']) ? (summary['errors'] as readonly unknown[]) : [];
  return defined({
    sizeBytes: count(summary['size']),
    files: count(summary['files']),
    directories: count(summary['dirs']),
    failedEntries: largest(summary['numFailed'], stats['errorCount']),
    ignoredEntries: largest(summary['numIgnoredErrors'], stats['ignoredErrorCount']),
    firstError: isObject(firstError) ? text(firstError['error']) : undefined,
  });
}

function incompleteOf(manifest: Readonly<Record<string, unknown>>): string | undefined {
  const said = text(manifest['incomplete']);
  if (said !== undefined) return said;
  const root = manifest['rootEntry'];
  if (!isObject(root)) return 'no root';
  // The stub is a file whose name begins so, and it has no summary.
  const isStub = text(root['name'])?.startsWith('.INVALID.') === true && !isObject(root['summ']);
  return isStub ? 'root removed' : text(objectIn(root, 'summ')['incomplete']);
}

function tagsOf(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  const tags = Object.entries(value).filter(([, text]) => typeof text === 'string');
  return tags.map(([key, text]) => `${key.replace(/^tag:/u, '')}:${text as string}`).toSorted();
}

function objectIn(parent: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = parent[key];
  return isObject(value) ? value : {};
}

function largest(...values: readonly unknown[]): number | undefined {
  const counts = values.map(count).filter((value) => value !== undefined);
  return counts.length === 0 ? undefined : Math.max(...counts);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
