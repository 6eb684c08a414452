import { describe, expect, it } from 'vitest';
import { ALPHA, answerOf, BETA, DAY, History, listed, NOON } from '../test/example.ts';
import { addAnswer, addReport, addRun, emptyRecord, readRecord, type RepositoryRecord } from './index.ts';

/** Everything that a record can hold. */
const FULL: RepositoryRecord = fullRecord();

describe('readRecord', () => {
  it.each([
    { name: 'an empty record', record: emptyRecord({ tool: 'kopia', name: 'nas' }) },
    { name: 'a full record', record: FULL },
  ])('takes back $name', ({ record }) => {
    expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual({ known: true, value: record });
  });

  it.each<{ name: string; value: unknown; reason: string }>([
    { name: 'nothing', value: undefined, reason: '/: is no object' },
    { name: 'a list', value: [], reason: '/: is no object' },
    { name: 'a later version', value: { ...FULL, version: 2 }, reason: '/version: is no one of 1' },
    { name: 'another tool', value: { ...FULL, tool: 'borg' }, reason: '/tool: is no one of restic, kopia' },
    { name: 'no name', value: { ...FULL, name: '' }, reason: '/name: is no text with something in it' },
    {
      name: 'sources out of order',
      value: { ...FULL, sources: FULL.sources.toReversed() },
      reason: '/sources/1: is not in its place',
    },
    {
      name: 'a source twice',
      value: { ...FULL, sources: [FULL.sources[0], FULL.sources[0]] },
      reason: '/sources/1: is not in its place',
    },
    {
      name: 'a source under the id of another',
      value: { ...FULL, sources: [{ ...FULL.sources[0], source: { ...ALPHA, host: 'other' } }] },
      reason: '/sources/0/sourceId: is not the id of its source',
    },
    {
      name: 'a field that only every object has',
      value: Object.assign(Object.create({ name: 'nas' }), { version: 1, tool: 'restic' }),
      reason: '/name: is no text with something in it',
    },
  ])('refuses $name', ({ value, reason }) => {
    expect(readRecord(value)).toEqual({ known: false, reason });
  });

  it('refuses a record of which any part is damaged', () => {
    const places = placesIn(FULL, '');
    expect(places.length).toBeGreaterThan(90);
    const believed = places.filter((place) => readRecord(damaged(FULL, place)).known);
    expect(believed).toEqual([]);
  });

  it('leaves alone what it does not know', () => {
    expect(readRecord({ ...FULL, added: 'later' }).known).toBe(true);
  });
});

function fullRecord(): RepositoryRecord {
  const changes = { filesNew: 1, filesChanged: 2, filesUnmodified: 3, dirsNew: 4, dirsChanged: 5, dirsUnmodified: 6 };
  const kinds = { complete: 2, partial: 0, checkpoint: 1, canceled: 0, limit_reached: 0, other: 0 };
  const alpha = listed(ALPHA, NOON - 2 * DAY, NOON - DAY);
  const { record } = new History(emptyRecord({ tool: 'kopia', name: 'nas' }))
    .asked('identity', NOON, { repositoryId: 'abc', storage: 's3', volumeSizeBytes: 9, volumeAvailableBytes: 3 })
    .asked('snapshots', NOON, {
      sources: [{ ...alpha, newest: { sizeBytes: 1, files: 2, tags: ['daily', 'host'] } }, listed(BETA, NOON - DAY)],
      kinds,
    })
    .asked('size', NOON, { storedBytes: 5, blobs: 2, uncompressedBytes: 10 })
    .asked('locks', NOON, { count: 1, oldestAtMs: NOON - DAY })
    .asked('check', NOON, { depth: 'data', isGood: false, firstError: 'pack 12ab is damaged' })
    .asked('check', NOON, { depth: 'sample', isGood: true })
    .asked('maintenance', NOON, {
      tasks: [
        { task: 'quick', lastSuccessAtMs: NOON - DAY, expectedIntervalSeconds: 3600 },
        { task: 'full', lastSuccessAtMs: NOON - DAY },
      ],
    })
    .asked('sources', NOON, { sources: [{ source: ALPHA, nextExpectedAtMs: NOON + DAY, isPaused: false }] })
    .asked('size', NOON + 1)
    .ran(NOON, 'partial', { addedBytes: 7, changes });
  const tested = addRun(record, { kind: 'restore_test', id: 'r', endedAtMs: NOON, verdict: 'ok' }, NOON);
  const answer = { ...answerOf('locks', NOON), reason: 'Permission denied' };
  const named = addAnswer(tested, { collector: 'other', answer }, NOON);
  return addReport(named, { collector: 'alpha', atMs: NOON, intervalSeconds: 60 }, NOON);
}

/** Paths to every field and item of plain data. */
function placesIn(data: unknown, path: string): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => [`${path}/${key}`, ...placesIn(value, `${path}/${key}`)]);
}

/** A copy with `null` in one place. */
function damaged(record: RepositoryRecord, place: string): unknown {
  const copy = JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
  const keys = place.slice(1).split('/');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((part, key) => part[key] as Record<string, unknown>, copy);
  parent[last] = null;
  return copy;
}
