import type { RepositoryRecord } from '../record.ts';
import { unchanged } from '../unchanged.ts';
import type { RepositoryView } from '../view.ts';
import { COLLECTOR_ROWS, collectorSubject } from './collector-rows.ts';
import { type OnPage, onPage } from './on-page.ts';
import { REPOSITORY_ROWS } from './repository-rows.ts';
import { repositorySubject } from './repository-subject.ts';
import { type Change, show, type Shown } from './rows.ts';
import { SOURCE_ROWS } from './source-rows.ts';
import { sourceSubject } from './source-subject.ts';

/** A record, how it is looked at, and the rows that stand on the page for it. */
export interface Entry {
  readonly record: RepositoryRecord;
  readonly view: RepositoryView;
  readonly page: OnPage;
  readonly parts: ReadonlyMap<string, Part>;
  /** All of it holds up to this instant, inclusive. */
  readonly untilMs: number;
}

/** The rows of one source, one collector, or the repository itself, and what they were made of. */
interface Part {
  readonly madeOf: object;
  readonly shown: Shown;
}

/** Makes the entry of a record at an instant. Parts of `before`, of the same key and not from after that instant, are taken over where they still hold. */
export function entryOf(
  { record, view }: Pick<Entry, 'record' | 'view'>,
  before: Entry | undefined,
  nowMs: number,
): Entry {
  const page = before === undefined ? onPage(record, view) : unchanged(before.page, onPage(record, view));
  const kept = before?.page === page ? before.parts : new Map<string, Part>();
  const parts = new Map<string, Part>();
  const add = (key: string, madeOf: object, make: () => Shown): void => {
    const part = kept.get(key);
    const holds = part?.madeOf === madeOf && nowMs <= part.shown.subject.untilMs;
    parts.set(key, holds ? part : { madeOf, shown: make() });
  };
  const rowKind = record.tool === 'restic' && view.hasAliases === true ? 'resticWithAliases' : record.tool;
  add('repository', record, () => show(REPOSITORY_ROWS[rowKind], repositorySubject(record, page, nowMs)));
  for (const collector of record.collectors) {
    const key = `collector ${collector.question} ${collector.name}`;
    add(key, collector, () => show(COLLECTOR_ROWS, collectorSubject(collector, record.tool)));
  }
  for (const source of record.sources) {
    add(source.sourceId, source, () => show(SOURCE_ROWS[rowKind], sourceSubject(source, page, nowMs)));
  }
  return { record, view, page, parts, untilMs: earliestEnd(parts) };
}

/** What differs between two entries of one key. */
export function changesOf(before: Entry | undefined, after: Entry | undefined): readonly Change[] {
  const changes: Change[] = [];
  for (const [key, part] of before?.parts ?? []) {
    if (after?.parts.has(key) !== true) changes.push({ before: part.shown, after: undefined });
  }
  for (const [key, { shown }] of after?.parts ?? []) {
    const old = before?.parts.get(key)?.shown;
    if (old !== shown) changes.push({ before: old, after: shown });
  }
  return changes;
}

function earliestEnd(parts: ReadonlyMap<string, Part>): number {
  let untilMs = Infinity;
  for (const { shown } of parts.values()) untilMs = Math.min(untilMs, shown.subject.untilMs);
  return untilMs;
}
