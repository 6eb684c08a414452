import { describe, expect, test } from 'vitest';
import { kopiaRecording } from '../../test/kopia-recording.ts';
import { readSnapshotList } from './snapshot-list.ts';
import { snapshotsBySource } from './source-snapshots.ts';

const AS_OF = Date.parse('2026-11-21T02:00:00Z');

describe('traps', () => {
  test('a checkpoint has its size, though its stats are all zero', () => {
    const [first] = listed('killed/newest-is-incomplete-list-json').slice(1);
    expect(first).toMatchObject({ incomplete: 'checkpoint', sizeBytes: 21_000_000, files: 7 });
  });

  test('a removed root is no restore point', () => {
    expect(listed('fix/remove-root-object-list-json')).toMatchObject([{ incomplete: 'root removed' }]);
  });

  test('sources that differ only in user or host are told apart; odd names survive', () => {
    const sources = sourcesOf('list/all-json').map(({ source }) => source);
    const docs = sources.filter(({ paths }) => paths[0] === '/srv/rec-kopia/src/docs');
    expect(docs.map(({ host, user }) => `${user} ${host}`)).toEqual(['alice alpha', 'backup alpha', 'backup beta']);
    expect(sources).toContainEqual({ host: 'h:1', user: 'a@b', paths: ['/srv/rec-kopia/src/other'] });
    expect(sources.some(({ paths }) => paths[0]?.includes('\n'))).toBe(true);
    expect(sources).toContainEqual({ host: 'winhost', user: 'backup', paths: [String.raw`C:\Users\x`] });
  });

  test('tags lose the prefix that Kopia gives their keys', () => {
    expect(listed('list/tags-json')[0]?.tags).toEqual(['env:prod', 'owner:a:b']);
  });

  test('omitted fields are empty or absent', () => {
    expect(listed('list/no-retention-json')[0]).toMatchObject({ tags: [], pins: [], retentionReasons: [] });
    expect(listed('retention/pin-list-json').some(({ pins }) => pins.length > 0)).toBe(true);
  });
});

const entry = (id: string, startTime: string, fields: object = {}) => ({
  id,
  source: { host: 'alpha', userName: 'backup', path: '/data' },
  startTime,
  rootEntry: { name: 'data', type: 'd', summ: { numFailed: 0 } },
  ...fields,
});

describe('made-up lists', () => {
  test('numbers that are none are absent', () => {
    const summ = { size: -1, files: '7', dirs: 2 ** 60, numFailed: null };
    const [snapshot] = read([entry('aaaaaaaa', '2026-11-21T01:00:00Z', { rootEntry: { summ }, news: {} })]).snapshots;
    expect(snapshot).toEqual({
      id: 'aaaaaaaa',
      source: { host: 'alpha', userName: 'backup', path: '/data' },
      startTime: '2026-11-21T01:00:00Z',
      tags: [],
      pins: [],
      retentionReasons: [],
    });
  });

  test('an entry without identity is rejected and counted', () => {
    const good = entry('aaaaaaaa', '2026-11-21T01:00:00Z');
    const bad = [null, 7, { ...good, id: '' }, { ...good, source: { host: 'alpha' } }, { ...good, startTime: 'now' }];
    expect(read([good, ...bad])).toMatchObject({ snapshots: [{ id: 'aaaaaaaa' }], rejectedEntries: 5 });
    expect(readSnapshotList(Buffer.from(JSON.stringify(bad)))).toMatchObject({ known: false });
  });

  test.each(['', '[', '[\n {"id":"a', '{}', 'null', '0', 'Enter password to open repository: ', '\u0000'])(
    '%j is a problem and not an empty list',
    (printed) => {
      expect(readSnapshotList(Buffer.from(printed))).toMatchObject({ known: false });
    },
  );

  test('every cut of a list is a problem', () => {
    const { stdout } = kopiaRecording('list/source-other-host-json');
    for (let length = 0; length < stdout.length; length += 7) {
      expect(readSnapshotList(stdout.subarray(0, length)).known).toBe(false);
    }
  });
});

function read(list: readonly unknown[]) {
  const answer = readSnapshotList(Buffer.from(JSON.stringify(list)));
  if (!answer.known) throw new Error(answer.reason);
  return answer.value;
}

function listed(scenario: string) {
  const answer = readSnapshotList(kopiaRecording(scenario).stdout);
  if (!answer.known) throw new Error(answer.reason);
  return answer.value.snapshots;
}

function sourcesOf(scenario: string) {
  return snapshotsBySource(listed(scenario), AS_OF).sources;
}
