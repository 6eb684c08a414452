import { type BackupSource, type Known, type RunVerdict, sourceId } from '@lockstep/collectors';
import { deepFreeze } from './deep-freeze.ts';
import type { CollectorRecord, RepositoryRecord, RunRecord, SourceRecord } from './record.ts';
import { list, object, oneOf, optional, type Shape, shapeOf } from './shape.ts';

/**
 * Takes back what was kept as JSON. A record is believed whole or not at all: the reason names the first place that is
 * wrong, as a JSON pointer. A record of a later version is refused. The value becomes the record and is frozen.
 */
export function readRecord(value: unknown): Known<RepositoryRecord> {
  const problem = RECORD(value, '');
  if (problem !== undefined) return { known: false, reason: problem };
  // The shape has looked at every field of the type.
  return { known: true, value: deepFreeze(value as RepositoryRecord) };
}

const VERDICTS: Readonly<Record<RunVerdict, true>> = {
  ok: true,
  partial: true,
  failed: true,
  cancelled: true,
  timeout: true,
  locked: true,
  wrong_password: true,
  no_repository: true,
  source_missing: true,
};

const text = shapeOf('text', (value) => typeof value === 'string');
const name = shapeOf('text with something in it', (value) => typeof value === 'string' && value !== '');
const boolean = shapeOf('truth value', (value) => typeof value === 'boolean');
const number = shapeOf('number that is not negative', (value) => Number.isFinite(value) && (value as number) >= 0);
const verdict = oneOf(...Object.keys(VERDICTS));
const texts = list(text);
const at = { atMs: number };

const told = object({ ...at, repositoryId: name });

const changes = object({
  filesNew: optional(number),
  filesChanged: optional(number),
  filesUnmodified: optional(number),
  dirsNew: optional(number),
  dirsChanged: optional(number),
  dirsUnmodified: optional(number),
});

const run = object({
  id: text,
  endedAtMs: number,
  verdict,
  durationSeconds: optional(number),
  addedBytes: optional(number),
  changes: optional(changes),
});

const state = object({
  ...at,
  complete: number,
  incomplete: number,
  restorePoints: list(number, (a: number, b: number) => a <= b),
  newest: optional(object({ sizeBytes: optional(number), files: optional(number), tags: optional(texts) })),
});

const source: Shape = (value, path) =>
  SOURCE(value, path) ??
  // Under a wrong id it would have rows of its own beside the right ones.
  idProblem(value as SourceRecord, path);

const SOURCE = object({
  sourceId: name,
  source: object({ host: text, user: text, paths: texts }),
  firstSeenAtMs: number,
  runs: list(run, (a: RunRecord, b: RunRecord) => a.endedAtMs >= b.endedAtMs),
  restorePointsEver: list(number, (a: number, b: number) => a > b),
  newestEver: optional(number),
  state: optional(state),
  schedule: optional(object({ ...at, nextExpectedAtMs: optional(number), isPaused: boolean })),
});

const check = object({
  ...at,
  depth: oneOf('structure', 'sample', 'data'),
  isGood: boolean,
  firstError: optional(text),
});

const maintenance = object({
  task: oneOf('forget', 'prune', 'quick', 'full'),
  lastSuccessAtMs: optional(number),
  expected: optional(object({ ...at, intervalSeconds: optional(number) })),
});

const collector = object({
  name,
  question: oneOf('identity', 'snapshots', 'size', 'locks', 'check', 'maintenance', 'sources', 'reports'),
  last: object({
    ...at,
    verdict,
    reason: optional(text),
    durationSeconds: optional(number),
    parsed: optional(number),
    rejected: optional(number),
    intervalSeconds: optional(number),
  }),
  lastSuccessAtMs: optional(number),
});

const kinds = object({
  complete: number,
  partial: number,
  checkpoint: number,
  canceled: number,
  limit_reached: number,
  other: number,
});

const RECORD = object({
  version: oneOf(1),
  tool: oneOf('restic', 'kopia'),
  name,
  identity: optional(told),
  found: optional(told),
  storage: optional(object({ ...at, storage: text })),
  volume: optional(object({ ...at, sizeBytes: optional(number), availableBytes: optional(number) })),
  size: optional(object({ ...at, storedBytes: number, blobs: optional(number), uncompressedBytes: optional(number) })),
  locks: optional(object({ ...at, count: number, oldestAtMs: optional(number) })),
  list: optional(object({ ...at, kinds: optional(kinds) })),
  checks: list(check, (a: { readonly depth: string }, b: { readonly depth: string }) => a.depth < b.depth),
  maintenance: list(maintenance, (a: { readonly task: string }, b: { readonly task: string }) => a.task < b.task),
  restoreTest: optional(object({ ...at, isGood: boolean })),
  collectors: list(collector, (a: CollectorRecord, b: CollectorRecord) => keyOf(a) < keyOf(b)),
  sources: list(source, (a: SourceRecord, b: SourceRecord) => a.sourceId < b.sourceId),
});

function keyOf({ name: called, question }: CollectorRecord): string {
  return `${called}\n${question}`;
}

function idProblem(
  { sourceId: kept, source: who }: { readonly sourceId: string; readonly source: BackupSource },
  path: string,
) {
  return kept === sourceId(who) ? undefined : `${path}/sourceId: is not the id of its source`;
}
