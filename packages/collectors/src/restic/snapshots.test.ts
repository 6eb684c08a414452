import { describe, expect, test } from 'vitest';
import { recordedRun } from '../../test/recorded-run.ts';
import type { SourceSnapshots } from '../answer.ts';
import { sourceId } from '../source-id.ts';
import { askSnapshots } from './snapshots.ts';

const NOW = Date.parse('2026-11-21T02:00:00Z');
const ID = 'ab'.repeat(32);

/** Asks a restic that prints these entries. */
async function ask(entries: readonly unknown[]) {
  const run = { ...recordedRun('0.19.1', 'empty-snapshots-json'), stdout: Buffer.from(JSON.stringify(entries)) };
  return askSnapshots({ run: async () => run, askedAtMs: NOW, options: {} });
}

async function sourcesOf(entries: readonly unknown[]): Promise<readonly SourceSnapshots[]> {
  return (await ask(entries)).found?.sources ?? [];
}

const recorded = async (version: string, scenario: string) =>
  askSnapshots({ run: async () => recordedRun(version, scenario), askedAtMs: NOW, options: {} });

const entry = (fields: object = {}) => ({
  id: ID,
  time: '2026-11-20T01:00:00Z',
  hostname: 'alpha',
  username: 'root',
  paths: ['/etc'],
  ...fields,
});

const SUMMARY = {
  backup_start: '2026-11-20T01:00:00.5Z',
  backup_end: '2026-11-20T01:10:00Z',
  files_new: 3,
  files_changed: 0,
  files_unmodified: 7,
  dirs_new: 1,
  dirs_changed: 0,
  dirs_unmodified: 2,
  data_added: 900,
  data_added_packed: 500,
  total_files_processed: 10,
  total_bytes_processed: 4000,
};

describe('one source', () => {
  test('a snapshot with a summary tells of its run', async () => {
    expect(await sourcesOf([entry({ summary: SUMMARY, tags: ['daily', 'b'] })])).toEqual([
      {
        source: { host: 'alpha', user: 'root', paths: ['/etc'] },
        complete: 1,
        incomplete: 0,
        restorePoints: [Date.parse('2026-11-20T01:00:00Z') / 1000],
        newest: { sizeBytes: 4000, files: 10, tags: ['daily', 'b'] },
        lastRun: {
          endedAtMs: Date.parse('2026-11-20T01:10:00Z'),
          verdict: 'ok',
          durationSeconds: 599.5,
          addedBytes: 500,
          changes: { filesNew: 3, filesChanged: 0, filesUnmodified: 7, dirsNew: 1, dirsChanged: 0, dirsUnmodified: 2 },
        },
        lastSuccessAtMs: Date.parse('2026-11-20T01:10:00Z'),
      },
    ]);
  });

  test('without one there is a run without a duration, and nothing is 0', async () => {
    const at = Date.parse('2026-11-20T01:00:00Z');
    expect(await sourcesOf([entry()])).toEqual([
      {
        source: { host: 'alpha', user: 'root', paths: ['/etc'] },
        complete: 1,
        incomplete: 0,
        restorePoints: [at / 1000],
        newest: {},
        lastRun: { endedAtMs: at, verdict: 'ok' },
        lastSuccessAtMs: at,
      },
    ]);
  });

  test.each([
    { name: 'an end before the start', summary: { ...SUMMARY, backup_end: '2026-11-20T00:59:00Z' } },
    { name: 'an end in the year 1', summary: { ...SUMMARY, backup_end: '0001-01-01T00:00:00Z' } },
  ])('$name is no duration', async ({ summary }) => {
    expect((await sourcesOf([entry({ summary })]))[0]?.lastRun).not.toHaveProperty('durationSeconds');
  });

  test('bytes added before compression stand in for those stored', async () => {
    const { data_added_packed: _, ...older } = SUMMARY;
    expect((await sourcesOf([entry({ summary: older })]))[0]?.lastRun?.addedBytes).toBe(900);
  });

  test('the order of the list, the offset of the time and digits of a second do not matter', async () => {
    const [source] = await sourcesOf([
      entry({ time: '2026-11-20T01:00:00.25Z', tags: ['middle'] }),
      entry({ time: '2026-11-19T22:00:00-03:30', tags: ['newest'] }),
      entry({ time: '2026-11-20T02:00:00+02:00', tags: ['oldest'] }),
    ]);
    expect(source?.restorePoints.map((seconds) => new Date(seconds * 1000).toISOString())).toEqual([
      '2026-11-20T00:00:00.000Z',
      '2026-11-20T01:00:00.250Z',
      '2026-11-20T01:30:00.000Z',
    ]);
    expect(source?.newest?.tags).toEqual(['newest']);
  });

  test('a snapshot that was dated back is the last run, and not the newest restore point', async () => {
    const [source] = await sourcesOf([entry(), entry({ time: '2026-02-03T04:05:06Z', summary: SUMMARY })]);
    expect(source?.lastRun?.endedAtMs).toBe(Date.parse(SUMMARY.backup_end));
    expect(source?.restorePoints.at(-1)).toBe(Date.parse('2026-11-20T01:00:00Z') / 1000);
    expect(source?.newest).toEqual({});
  });
});

describe('snapshots of the future', () => {
  test.each([
    { name: 'a clock that is four minutes ahead', time: '2026-11-21T02:04:00Z', complete: 1 },
    { name: 'a clock that is an hour ahead', time: '2026-11-21T03:00:00Z', complete: 0 },
  ])('$name', async ({ time, complete }) => {
    const { verdict, parsed, found } = await ask([entry({ time })]);
    expect({ verdict, parsed }).toEqual({ verdict: 'ok', parsed: 1 });
    expect(found?.sources[0]).toMatchObject({ complete, incomplete: 0 });
    expect(found?.sources[0]?.restorePoints).toHaveLength(complete);
    expect(found?.sources[0]?.lastRun !== undefined).toBe(complete === 1);
  });

  test('a run that ends in the future belongs to them', async () => {
    const summary = { ...SUMMARY, backup_end: '2027-01-01T00:00:00Z' };
    expect((await sourcesOf([entry({ summary })]))[0]).toMatchObject({ complete: 0 });
  });
});

describe('who is who', () => {
  test('host, user and the set of paths make a source; order of paths and version of restic do not', async () => {
    const sources = await sourcesOf([
      entry({ paths: ['/b', '/a'], program_version: 'restic 0.17.3' }),
      entry({ paths: ['/a', '/b'], program_version: 'restic 0.19.1' }),
      entry({ username: 'backup' }),
      entry({ hostname: 'alpha-renamed' }),
      entry({ paths: ['/etc', '/srv'] }),
    ]);
    expect(sources.map(({ source: { host, user, paths }, complete }) => [host, user, paths.join(), complete])).toEqual([
      ['alpha', 'backup', '/etc', 1],
      ['alpha', 'root', '/a,/b', 2],
      ['alpha', 'root', '/etc,/srv', 1],
      ['alpha-renamed', 'root', '/etc', 1],
    ]);
    expect(new Set(sources.map(({ source }) => sourceId(source))).size).toBe(4);
  });

  test.each(['0.14.0', '0.18.0', '0.19.1'])('%s: two paths in either order are one source', async (version) => {
    const { found } = await recorded(version, 'snapshots-json');
    const two = found?.sources.filter(({ source }) => source.paths.length === 2) ?? [];
    expect(two.map(({ source }) => source.paths)).toEqual(two.map(({ source }) => source.paths.toSorted()));
    expect(two.some(({ complete }) => complete >= 2)).toBe(true);
  });

  test('snapshots of several versions are one source, and only the newer ones tell of their runs', async () => {
    const { found, parsed } = await recorded('0.19.1', 'mixed-versions-snapshots-json');
    expect(parsed).toBe(3);
    expect(found?.sources).toHaveLength(1);
    expect(found?.sources[0]?.lastRun?.durationSeconds).toBeGreaterThan(0);
  });
});

describe('what is not understood', () => {
  test.each([
    { name: 'no id', bad: entry({ id: undefined }) },
    { name: 'no time', bad: entry({ time: undefined }) },
    { name: 'a year before 1970', bad: entry({ time: '0001-01-01T00:00:00Z' }) },
    { name: 'no host', bad: entry({ hostname: 7 }) },
    { name: 'no paths', bad: entry({ paths: [] }) },
    { name: 'paths that are no texts', bad: entry({ paths: [1] }) },
    { name: 'no object', bad: 'text' },
  ])('an entry with $name is counted, and makes the answer partial', async ({ bad }) => {
    const { verdict, reason, parsed, rejected, found } = await ask([entry(), bad]);
    expect({ verdict, parsed, rejected }).toEqual({ verdict: 'partial', parsed: 1, rejected: 1 });
    expect(reason).toBe('restic snapshots: 1 of 2 entries have no id, time, host or paths');
    expect(found?.sources).toHaveLength(1);
  });

  test('a list of nothing but such entries is no empty repository', async () => {
    const answer = await ask([entry({ id: 'x' })]);
    expect(answer).toEqual({
      verdict: 'failed',
      reason: 'restic snapshots: no entry has id, time, host and paths',
      parsed: 0,
      rejected: 0,
    });
  });

  test('wrong numbers of a summary are absent, one by one', async () => {
    const summary = { ...SUMMARY, total_bytes_processed: '4000', total_files_processed: -1, files_new: 2 ** 64 };
    const [source] = await sourcesOf([entry({ summary })]);
    expect(source?.newest).toEqual({});
    expect(source?.lastRun?.changes).not.toHaveProperty('filesNew');
    expect(source?.lastRun?.changes?.filesUnmodified).toBe(7);
  });
});
