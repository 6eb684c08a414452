import { describe, expect, test } from 'vitest';
import { answered, kopiaRecording, scenarioRows } from '../../test/kopia-recording.ts';
import { readSnapshotList } from './snapshot-list.ts';
import { type KopiaSourceSummary, summarizeSources } from './source-summary.ts';

/**
 * Every recorded list as of two in the morning of 21 November 2026: sources; complete, incomplete and future snapshots;
 * sources with a good one; start of the newest complete one.
 */
const LISTS = `
api-client/snapshot-list-json                         0  0  0 0  0 -
api-client/snapshot-list-json-after                   1  1  0 0  1 2026-11-21T01:24:47.36080243Z
clock/backwards-and-future-json                       1  3  0 1  1 2026-03-01T10:00:00Z
concurrent/list-json-after                            2  4  0 0  2 2026-11-21T01:14:57.508221362Z
concurrent/list-json-during                           2  2  0 0  2 2026-11-21T01:14:53.373178801Z
disk-full/list-json                                   2  2  0 0  2 2026-11-21T01:14:49.504508664Z
empty-repository/snapshot-list-json                   0  0  0 0  0 -
entry-errors/list-after-fatal                         1  2  1 0  0 2026-11-21T01:09:59.282225125Z
entry-errors/list-after-ignored                       1  4  0 0  1 2026-11-21T01:10:01.366957852Z
entry-errors/list-after-root-denied                   2  7  0 0  2 2026-11-21T01:10:02.740203355Z
entry-errors/repository-not-writable-list             2  7  0 0  2 2026-11-21T01:10:02.740203355Z
fix/remove-root-object-list-json                      1  0  1 0  0 -
killed/after-sighup-list-json                         1  0 37 0  0 -
killed/after-sigint-list-json                         1  0 30 0  0 -
killed/after-sigkill-list-json                        1  0  8 0  0 -
killed/after-sigterm-list-json                        1  0 19 0  0 -
killed/newest-is-incomplete-list-json                 1  1  7 0  1 2026-11-21T01:20:18.549264789Z
killed/newest-is-incomplete-list-json-max-1           1  0  1 0  0 -
killed/newest-is-incomplete-list-json-reverse-max-1   1  1  0 0  1 2026-11-21T01:20:18.549264789Z
killed/sigterm.while-running-list-json                1  0 15 0  0 -
killed/then-complete-list-json                        1  1  0 0  1 2026-11-21T01:20:18.549264789Z
killed/then-complete-list-json-incomplete             1  1  0 0  1 2026-11-21T01:20:18.549264789Z
list/all-json                                        14 27  1 1 13 2026-11-21T01:11:35.259694383Z
list/max-results-2-json                               1  2  0 0  1 2026-11-21T01:09:51.749278039Z
list/no-retention-json                                1 10  0 0  1 2026-11-21T01:09:51.749278039Z
list/source-json                                      1 10  0 0  1 2026-11-21T01:09:51.749278039Z
list/source-other-host-json                           1  1  0 0  1 2026-11-21T01:09:55.982226799Z
list/source-subpath-json                              1 10  0 0  1 2026-11-21T01:09:51.749278039Z
list/source-unknown-json                              0  0  0 0  0 -
list/storage-stats-json                               1 10  0 0  1 2026-11-21T01:09:51.749278039Z
list/tags-json                                        1  1  0 0  1 2026-11-21T01:09:48.931906269Z
list/tags-none-json                                   0  0  0 0  0 -
repo-status/directory-empty-snapshot-list-json        0  0  0 0  0 -
retention/after-json                                  1  4  0 0  1 2026-02-16T11:30:00Z
retention/all-zero-json                               1  3  0 0  1 2026-02-16T11:00:00Z
retention/before-json                                 1  8  0 0  1 2026-02-16T11:30:00Z
retention/pin-list-json                               1  4  0 0  1 2026-02-16T11:30:00Z
retention/would-expire-json                           1  8  0 0  1 2026-02-16T11:30:00Z
server/cli-list-json-during-upload                    0  0  0 0  0 -
stats/compressed-list-storage-stats-json              1  1  0 0  1 2026-11-21T01:14:26.420407489Z
verify/all-indexes-deleted-list-json                  0  0  0 0  0 -
verify/index-deleted-list-json                        1  1  0 0  1 2026-11-21T01:13:53.15885003Z
verify/pack-deleted-list-json                         2  2  0 0  2 2026-11-21T01:13:53.490711943Z
verify/pack-flipped-list-json                         2  2  0 0  2 2026-11-21T01:13:53.490711943Z
`;

const AS_OF = new Date('2026-11-21T02:00:00Z');

describe('recorded lists', () => {
  test.each(scenarioRows(LISTS))('$scenario: $want', ({ scenario, want }) => {
    expect(countsOf(sourcesOf(scenario))).toBe(want.trim().replaceAll(/ +/gu, ' '));
  });

  test('the table names every list that was answered', () => {
    expect(
      scenarioRows(LISTS)
        .map(({ scenario }) => scenario)
        .toSorted(),
    ).toEqual(answered('list'));
  });
});

describe('traps', () => {
  test('the newest snapshot may be incomplete', () => {
    const [source] = sourcesOf('killed/newest-is-incomplete-list-json');
    expect(source).toMatchObject({ complete: 1, incomplete: 7 });
    expect(source?.newestComplete?.id).toBe('f46da9ba6a99c864945aded282f4a223');
  });

  test('a complete snapshot with failed entries is the newest, but not a good one', () => {
    const [source] = sourcesOf('entry-errors/list-after-fatal');
    expect(source?.newestComplete).toMatchObject({ failedEntries: 13 });
    expect(source?.newestComplete?.firstError).toContain('permission denied');
    expect(source?.newestGood).toBeUndefined();
  });

  test('ignored entries are counted apart', () => {
    const newest = sourcesOf('entry-errors/list-after-ignored')[0]?.newestComplete;
    expect(newest).toMatchObject({ failedEntries: 0, ignoredEntries: 13 });
  });

  test('a checkpoint has its size, though its stats are all zero', () => {
    const [first] = listed('killed/newest-is-incomplete-list-json').slice(1);
    expect(first).toMatchObject({ incomplete: 'checkpoint', sizeBytes: 21_000_000, files: 7 });
  });

  test('a snapshot of the future is neither newest nor a restore point', () => {
    const [source] = sourcesOf('clock/backwards-and-future-json');
    expect(source).toMatchObject({ complete: 3, future: 1, newestComplete: { startTime: '2026-03-01T10:00:00Z' } });
  });

  test('a removed root is no restore point', () => {
    expect(listed('fix/remove-root-object-list-json')).toMatchObject([{ incomplete: 'root removed' }]);
  });

  test('sources that differ only in user or host are told apart; odd names survive', () => {
    const sources = sourcesOf('list/all-json').map(({ source }) => source);
    const docs = sources.filter(({ path }) => path === '/srv/rec-kopia/src/docs');
    expect(docs.map(({ host, userName }) => `${userName} ${host}`)).toEqual([
      'alice alpha',
      'backup alpha',
      'backup beta',
    ]);
    expect(sources).toContainEqual({ host: 'h:1', userName: 'a@b', path: '/srv/rec-kopia/src/other' });
    expect(sources.some(({ path }) => path.includes('\n'))).toBe(true);
    expect(sources.some(({ path }) => path === String.raw`C:\Users\x`)).toBe(true);
  });

  test('omitted fields are empty or absent', () => {
    expect(listed('list/no-retention-json')[0]).toMatchObject({ pins: [], retentionReasons: [] });
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
  test.each([
    ['00Z', '00.5Z'],
    ['00.25Z', '00.5Z'],
    ['00.5Z', '00.500000001Z'],
    ['00.999999999Z', '01Z'],
  ])('%s is before %s', (earlier, later) => {
    const list = [
      entry('bbbbbbbb', `2026-11-21T01:00:${later}`),
      entry('aaaaaaaa', `2026-11-21T01:00:${earlier}`),
      entry('cccccccc', `2026-11-21T01:00:${later}`, { incomplete: 'checkpoint' }),
    ];
    const [source] = summarize(list);
    expect([source?.oldestComplete?.id, source?.newestComplete?.id]).toEqual(['aaaaaaaa', 'bbbbbbbb']);
  });

  test('a null root is no restore point', () => {
    expect(summarize([entry('aaaaaaaa', '2026-11-21T01:00:00Z', { rootEntry: null })])[0]).toMatchObject({
      complete: 0,
      incomplete: 1,
    });
  });

  test('numbers that are none are absent', () => {
    const summ = { size: -1, files: '7', dirs: 2 ** 60, numFailed: null };
    const [snapshot] = read([entry('aaaaaaaa', '2026-11-21T01:00:00Z', { rootEntry: { summ }, news: {} })]).snapshots;
    expect(snapshot).toEqual({
      id: 'aaaaaaaa',
      source: { host: 'alpha', userName: 'backup', path: '/data' },
      startTime: '2026-11-21T01:00:00Z',
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

function summarize(list: readonly unknown[]): readonly KopiaSourceSummary[] {
  return summarizeSources(read(list).snapshots, AS_OF);
}

function listed(scenario: string) {
  const answer = readSnapshotList(kopiaRecording(scenario).stdout);
  if (!answer.known) throw new Error(answer.reason);
  return answer.value.snapshots;
}

function sourcesOf(scenario: string): readonly KopiaSourceSummary[] {
  return summarizeSources(listed(scenario), AS_OF);
}

function countsOf(sources: readonly KopiaSourceSummary[]): string {
  const sum = (key: 'complete' | 'incomplete' | 'future'): number =>
    sources.reduce((total, source) => total + source[key], 0);
  const newest = sources.flatMap(({ newestComplete }) => newestComplete?.startTime ?? []).toSorted();
  const good = sources.filter(({ newestGood }) => newestGood !== undefined).length;
  return [sources.length, sum('complete'), sum('incomplete'), sum('future'), good, newest.at(-1) ?? '-'].join(' ');
}
