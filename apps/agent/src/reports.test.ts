import { readFileSync } from 'node:fs';
import { type Ending, readResticCommand } from '@lockstep/collectors';
import { describe, expect, test } from 'vitest';
import { schemaErrors } from '../test/schema.ts';
import { readDuration } from './duration.ts';
import { oneLine } from './one-line.ts';
import { placeOf } from './place.ts';
import { heartbeatReport, jobReport, newReportId } from './reports.ts';
import { AGENT_VERSION } from './version.ts';

const HOSTILE = 'a\nb\0\u202e\u2028"\\<\ud800\u{1F600}'.repeat(2000);

describe('every report satisfies the schema of the API', () => {
  const base = {
    id: newReportId(),
    kind: 'backup',
    verdict: 'failed',
    finishedAt: new Date('2026-11-21T01:02:03.456Z'),
    durationSeconds: 1.5,
    place: {},
    tool: 'restic',
  } as const;
  const ending = (value: Ending) => ({ ...base, ending: value });
  const place = placeOf({ repository: HOSTILE, source: HOSTILE, env: {}, workingDirectory: '/' });

  test.each([
    { name: 'the least', job: base },
    { name: 'hostile texts', job: { ...base, reason: HOSTILE, place } },
    { name: 'an exit code', job: ending({ type: 'exited', code: 255 }) },
    { name: 'a signal', job: ending({ type: 'signalled', signal: 'SIGKILL' }) },
    { name: 'a timeout', job: ending({ type: 'timeout', afterSeconds: 3 }) },
    { name: 'not started', job: ending({ type: 'not_started', code: 'ENOENT' }) },
    { name: 'a duration beyond all limits', job: { ...base, durationSeconds: 1e9 } },
    { name: 'a clock in 1970', job: { ...base, finishedAt: new Date(5) } },
    {
      name: 'a summary',
      job: {
        ...base,
        repositoryId: 'a'.repeat(64),
        snapshotId: '0123abcd',
        summary: { dryRun: false, refused: [], filesNew: 1, bytesAdded: 2, bytesProcessed: 3 },
      },
    },
    {
      name: 'all that may be known',
      job: {
        ...base,
        tool: 'kopia',
        backupSource: { host: 'a\nb', user: '', paths: ['/a"\\', 'C:\\Users'] },
        checkDepth: 'sample',
        restoreTest: {
          files_restored: 20,
          files_compared: 18,
          files_differing: 0,
          files_skipped: 2,
          bytes_restored: 5,
        },
      },
    },
  ] as const)('job: $name', ({ job }) => {
    expect(schemaErrors(jobReport(job))).toEqual([]);
  });

  test('heartbeats', () => {
    expect(schemaErrors(heartbeatReport(newReportId(), { dropped: 3, parked: 1 }))).toEqual([]);
    expect(heartbeatReport(newReportId(), { dropped: 0, parked: 0 })).not.toHaveProperty('dropped_reports');
  });

  test('R14 the start is counted back from the end, by the monotonic duration', () => {
    expect(jobReport(base)).toMatchObject({
      started_at: '2026-11-21T01:02:01.956Z',
      finished_at: '2026-11-21T01:02:03.456Z',
      duration_seconds: 1.5,
    });
  });
});

test('ids of one process sort as they were made', () => {
  const ids = Array.from({ length: 1000 }, newReportId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(1000);
});

test.each([
  ['plain', 10, 'plain'],
  ['two\nlines\ttab', 99, 'two lines tab'],
  ['\u202eabc\u2066', 99, 'abc'],
  ['\ud800x', 99, '\ufffdx'],
  ['\u{1F600}\u{1F600}\u{1F600}', 2, '\u{1F600}…'],
  ['\n\0 ', 99, undefined],
  ['', 99, undefined],
])('one line of %j', (text, max, want) => {
  expect(oneLine(text, max)).toBe(want);
});

describe('where a run works', () => {
  const named = (line: string, env: Record<string, string> = {}) =>
    placeOf({ command: readResticCommand(line.split(' ')), env, workingDirectory: '/home/u' });

  test.each([
    { line: 'restic -r /srv/r backup /b /a', want: { repository: '/srv/r', source: '/a, /b' } },
    { line: 'restic -r ./r/ backup docs ../x', want: { repository: '/home/u/r', source: '/home/u/docs, /home/x' } },
    { line: 'restic -r rest:https://u:p@h/r backup /a', want: { repository: 'rest:https://***@h/r', source: '/a' } },
    { line: 'restic -r sftp:u@h:/r backup --stdin', want: { repository: 'sftp:u@h:/r', source: 'stdin:stdin' } },
    { line: 'restic -r /r forget --keep-last 1', want: { repository: '/r' } },
    { line: 'restic prune', env: { RESTIC_REPOSITORY: 's3:https://h/b' }, want: { repository: 's3:https://h/b' } },
    { line: 'restic prune --repository-file /nowhere', env: { RESTIC_REPOSITORY: '/r' }, want: {} },
    { line: 'restic prune', want: {} },
  ])('$line', ({ line, env, want }) => {
    expect(named(line, env)).toEqual(want);
  });

  test('a name that a person gave stays as it is, but for credentials', () => {
    const place = placeOf({ repository: 'offsite', source: 'home', env: {}, workingDirectory: '/home/u' });
    expect(place).toEqual({ repository: 'offsite', source: 'home' });
    const url = placeOf({ repository: 'https://u:p@h/', env: {}, workingDirectory: '/' });
    expect(url).toEqual({ repository: 'https://***@h/' });
  });

  test('the order of the paths makes no other source', () => {
    expect(named('restic backup /b /a')).toEqual(named('restic backup /a /b'));
  });

  test('long sources stay apart', () => {
    const [a, b] = ['x', 'y'].map((end) =>
      placeOf({ source: `${'p'.repeat(5000)}${end}`, env: {}, workingDirectory: '/' }),
    );
    expect(a).not.toEqual(b);
    expect(a?.source).toHaveLength(4096);
  });
});

test.each([
  ['90s', 90],
  ['15m', 900],
  ['24h', 86_400],
  ['2d', 172_800],
  ['1.5s', 1.5],
])('the duration %s', (written, want) => {
  expect(readDuration('--x', written, { min: 1, max: 1e6 })).toBe(want);
});

test.each(['', '5', '5 s', '-1s', '1e3s', '0s', '20d', 'NaN', '5S'])('`%s` is no duration in the range', (written) => {
  expect(() => readDuration('--x', written, { min: 1, max: 1e6 })).toThrow(
    `--x: \`${written}\` is not a duration from 1 s`,
  );
});

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(AGENT_VERSION).toBe(version);
});
