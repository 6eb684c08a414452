import { describe, expect, test } from 'vitest';
import { kopiaRecording } from '../../test/kopia-recording.ts';
import type { SnapshotKind } from '../answer.ts';
import { readSnapshotList } from './snapshot-list.ts';
import { snapshotsBySource } from './source-snapshots.ts';

const AS_OF = Date.parse('2026-11-21T02:00:00Z');
const at = (time: string): number => Date.parse(`2026-11-21T${time}Z`);

describe('recorded snapshots', () => {
  test('the newest snapshot may be incomplete; its checkpoints are no run that ended', () => {
    const { sources, kinds } = recorded('killed/newest-is-incomplete-list-json');
    expect(sources).toEqual([
      {
        source: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/huge'] },
        complete: 1,
        incomplete: 7,
        restorePoints: [at('01:20:18.549') / 1000],
        newest: { sizeBytes: 300_000_000, files: 100, tags: [] },
        lastRun: { endedAtMs: at('01:20:18.776'), verdict: 'ok', durationSeconds: 0.227523449 },
        lastSuccessAtMs: at('01:20:18.776'),
      },
    ]);
    expect(kinds).toEqual(kindsOf({ complete: 1, checkpoint: 7 }));
  });

  test.each([
    ['killed/after-sigkill-list-json', { checkpoint: 8 }],
    ['killed/sigterm.while-running-list-json', { checkpoint: 15 }],
  ])('%s: a run that died, or goes on, has not come to anything', (scenario, kinds) => {
    const found = recorded(scenario);
    expect(found.sources[0]).toEqual({
      source: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/huge'] },
      complete: 0,
      incomplete: kinds.checkpoint,
      restorePoints: [],
    });
    expect(found.kinds).toEqual(kindsOf(kinds));
  });

  test.each([
    ['killed/after-sigterm-list-json', 'cancelled'],
    ['killed/after-sigint-list-json', 'cancelled'],
    // It stopped by itself, at an entry that could not be read.
    ['entry-errors/list-after-fatal', 'failed'],
    ['entry-errors/list-after-ignored', 'partial'],
    ['entry-errors/list-after-root-denied', 'partial'],
    ['fix/remove-root-object-list-json', 'partial'],
    ['killed/then-complete-list-json', 'ok'],
  ])('%s: the last run is %s', (scenario, verdict) => {
    const [source] = recorded(scenario).sources;
    expect(source?.lastRun?.verdict).toBe(verdict);
    expect(source?.lastSuccessAtMs === undefined).toBe(verdict !== 'ok');
  });

  test('a snapshot that lacks entries can be restored from, and is a kind of its own', () => {
    const { sources, kinds } = recorded('entry-errors/list-after-fatal');
    expect(sources[0]).toMatchObject({ complete: 2, incomplete: 1 });
    expect(kinds).toEqual(kindsOf({ partial: 2, canceled: 1 }));
  });

  test('a limit that was reached is no restore point', () => {
    const { sources, kinds } = recorded('list/all-json');
    const [big] = sources.filter(({ source }) => source.paths[0] === '/srv/rec-kopia/src/big');
    expect(big).toMatchObject({ complete: 0, incomplete: 1, restorePoints: [], lastRun: { verdict: 'partial' } });
    expect(kinds).toEqual(kindsOf({ complete: 28, limit_reached: 1 }));
  });

  test('a snapshot of the future is no run and no restore point, but the repository holds it', () => {
    const { sources, kinds } = recorded('clock/backwards-and-future-json');
    expect(sources[0]).toMatchObject({
      complete: 3,
      incomplete: 0,
      restorePoints: ['08', '09', '10'].map((hour) => Date.parse(`2026-03-01T${hour}:00:00Z`) / 1000),
      lastRun: { endedAtMs: Date.parse('2026-03-01T10:00:00.001Z') },
    });
    expect(kinds).toEqual(kindsOf({ complete: 4 }));
  });
});

const entry = (id: string, startTime: string, fields: object = {}) => ({
  id,
  source: { host: 'alpha', userName: 'backup', path: '/data' },
  startTime,
  rootEntry: { name: 'data', type: 'd', summ: { files: Number.parseInt(id, 16) % 1000, numFailed: 0 } },
  ...fields,
});

describe('made-up snapshots', () => {
  test.each([
    ['00Z', '00.5Z'],
    ['00.25Z', '00.5Z'],
    ['00.5Z', '00.500000001Z'],
    ['00.999999999Z', '01Z'],
  ])('%s is before %s, in any order of the list', (earlier, later) => {
    const list = [
      entry('00000002', `2026-11-21T01:00:${later}`),
      entry('00000001', `2026-11-21T01:00:${earlier}`),
      entry('00000003', `2026-11-21T01:00:${later}`, { incomplete: 'checkpoint' }),
    ];
    expect(summed(list).sources[0]).toMatchObject({ complete: 2, newest: { files: 2 } });
  });

  test.each([
    ['a null root', { rootEntry: null }],
    ['a mark that is new to us', { incomplete: 'paused' }],
  ])('%s is no restore point and no success', (_, fields) => {
    const { sources, kinds } = summed([entry('00000001', '2026-11-21T01:00:00Z', fields)]);
    expect(sources[0]).toMatchObject({ complete: 0, incomplete: 1, lastRun: { verdict: 'partial' } });
    expect(sources[0]?.lastSuccessAtMs).toBeUndefined();
    expect(kinds).toEqual(kindsOf({ other: 1 }));
  });

  test('a clock may be wrong by five minutes before a snapshot counts as one of the future', () => {
    const list = [entry('00000001', '2026-11-21T02:05:00Z'), entry('00000002', '2026-11-21T02:05:01Z')];
    expect(summed(list).sources[0]).toMatchObject({ complete: 1, newest: { files: 1 } });
  });

  test('the last run is the one that ended last, the newest snapshot the one that began last', () => {
    const list = [
      entry('00000001', '2026-11-21T01:00:00Z', { endTime: '2026-11-21T01:30:00Z', incomplete: 'canceled' }),
      entry('00000002', '2026-11-21T01:10:00Z', { endTime: '2026-11-21T01:11:00Z' }),
    ];
    expect(summed(list).sources[0]).toMatchObject({
      newest: { files: 2 },
      lastRun: { endedAtMs: at('01:30:00'), verdict: 'cancelled', durationSeconds: 1800 },
      lastSuccessAtMs: at('01:11:00'),
    });
  });

  test('an end before the start is no duration', () => {
    const [source] = summed([entry('00000001', '2026-11-21T01:00:00Z', { endTime: '2026-11-21T00:59:59Z' })]).sources;
    expect(source?.lastRun).toEqual({ endedAtMs: at('00:59:59'), verdict: 'ok' });
  });
});

const NO_KINDS = { complete: 0, partial: 0, checkpoint: 0, canceled: 0, limit_reached: 0, other: 0 };

function kindsOf(some: Partial<Record<SnapshotKind, number>>) {
  return { ...NO_KINDS, ...some };
}

function recorded(scenario: string) {
  return read(kopiaRecording(scenario).stdout);
}

function summed(list: readonly unknown[]) {
  return read(Buffer.from(JSON.stringify(list)));
}

function read(printed: Uint8Array) {
  const answer = readSnapshotList(printed);
  if (!answer.known) throw new Error(answer.reason);
  return snapshotsBySource(answer.value.snapshots, AS_OF);
}
