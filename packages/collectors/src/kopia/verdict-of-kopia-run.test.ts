import { describe, expect, test } from 'vitest';
import { kopiaRecording, kopiaScenarios, questionOf, scenarioRows } from '../../test/kopia-recording.ts';
import type { Ending, RunKind } from '../verdict.ts';
import { verdictOfKopiaRun } from './verdict-of-kopia-run.ts';

/** Every recorded job and what it came to; of backups also the number of snapshots that `--json` says were saved. */
const JOBS = `
api-client/snapshot-create-json                   ok 1
clock/next-incremental                            ok 1
concurrent/snapshot-a                             ok 1
concurrent/snapshot-b                             ok 1
concurrent/snapshot-other-during                  ok 1
disk-full/snapshot-create-json                    failed 0
disk-full/snapshot-create-small-json              ok 1
entry-errors/default-fatal-json                   partial 1
entry-errors/default-fatal-plain                  partial 0
entry-errors/fail-fast-json                       failed 1
entry-errors/fatal-and-good-two-paths             partial 2
entry-errors/file-ignored-dir-fatal-json          partial 1
entry-errors/ignored-json                         partial 1
entry-errors/ignored-plain                        partial 0
entry-errors/repository-not-writable              failed 0
entry-errors/root-denied-ignored-json             failed 0
entry-errors/root-denied-json                     failed 0
entry-errors/socket-and-fifo                      ok 1
killed/sighup                                     cancelled 0
killed/sigint                                     cancelled 1
killed/sigkill                                    failed 0
killed/sigkill-after-complete                     failed 0
killed/sigterm                                    cancelled 1
killed/then-complete                              ok 1
maintenance/owner-differs-snapshot-create         ok 1
policy/create-all-skips-manual                    ok 6
repo-status/directory-empty-snapshot-create-json  ok 1
repo-status/readonly-snapshot-create              failed 0
retention/ignore-identical                        skipped 0
retention/ignore-identical-plain                  skipped 0
snapshot-create/all                               ok 3
snapshot-create/changed                           ok 1
snapshot-create/empty-directory                   ok 1
snapshot-create/end-before-start                  failed 0
snapshot-create/first                             ok 1
snapshot-create/good-and-source-missing-plain     partial 0
snapshot-create/json-indent                       ok 1
snapshot-create/limit-reached                     partial 1
snapshot-create/no-source                         failed 0
snapshot-create/override-source-windows           ok 1
snapshot-create/pin                               ok 1
snapshot-create/progress                          ok 1
snapshot-create/second-unchanged                  ok 1
snapshot-create/second-unchanged-plain            ok 0
snapshot-create/single-file                       ok 1
snapshot-create/source-missing                    source_missing 0
snapshot-create/source-missing-and-good           partial 1
snapshot-create/start-time                        ok 1
snapshot-create/start-time-future                 ok 1
snapshot-create/stdin                             ok 1
snapshot-create/tags-description                  ok 1
snapshot-create/tags-invalid                      failed 0
snapshot-create/two-paths                         ok 2
snapshot-create/unchanged-json-verbose            ok 1
snapshot-create/unicode-path                      ok 1
verify/pack-deleted-snapshot-again                ok 1
api-client/snapshot-verify-json                   ok
empty-repository/snapshot-verify-json             failed
killed/after-sigkill-verify-json                  ok
verify/all-indexes-deleted-verify-json            failed
verify/good-json                                  ok
verify/good-percent-10-json                       ok
verify/good-percent-100-json                      ok
verify/index-deleted-verify-json                  ok
verify/metadata-flipped-verify-json               failed
verify/pack-deleted-json                          failed
verify/pack-deleted-max-errors-3-json             failed
verify/pack-flipped-json                          ok
verify/pack-flipped-percent-100-json              failed
verify/source-json                                ok
verify/source-unknown-json                        failed
verify/unknown-id-json                            failed
concurrent/maintenance-run-during                 ok
disk-full/maintenance-run-full                    failed
maintenance/broken-repository-run-full            failed
maintenance/lock-held-run                         locked
maintenance/owner-differs-run                     failed
maintenance/run-full                              ok
maintenance/run-full-safety-none                  ok
maintenance/run-full-safety-none-again            ok
maintenance/run-quick                             ok
maintenance/run-when-disabled                     ok
api-client/connect                                ok
repo-connect/not-a-repository                     no_repository
repo-connect/path-missing                         no_repository
repo-connect/readonly                             ok
repo-connect/wrong-password                       wrong_password
`;

const KINDS = ['backup', 'check', 'prune', 'init'] as const;

describe('recorded jobs', () => {
  test.each(scenarioRows(JOBS))('$scenario: $want', ({ scenario, want }) => {
    const { verdict, skipped, snapshots, reason } = judged(scenario);
    const word = skipped ? 'skipped' : verdict;
    const isBackup = questionOf(kopiaRecording(scenario)) === 'backup';
    expect(isBackup ? `${word} ${snapshots.length}` : word).toBe(want);
    expect(reason === undefined).toBe(verdict === 'ok');
  });

  test('the table names every recorded job', () => {
    const named = scenarioRows(JOBS).map(({ scenario }) => scenario);
    expect(named.toSorted()).toEqual(KINDS.flatMap(kopiaScenarios).toSorted());
  });
});

const manifest = (fields: object): string =>
  JSON.stringify({
    id: '5e9dacdcbf9be0069ee5cbf74c726b53',
    source: { host: 'alpha', userName: 'backup', path: '/data' },
    startTime: '2026-11-21T01:00:00Z',
    rootEntry: { name: 'data', type: 'd', summ: { size: 5, files: 1, dirs: 1, numFailed: 0 } },
    ...fields,
  });
const SAVED = `${manifest({})}\n`;
const exit = (code: number): Ending => ({ type: 'exited', code });
const session = (error: string): string => `Snapshotting backup@alpha:/data ...\nrunning in write session: ${error}\n`;

interface Row {
  readonly name: string;
  readonly kind?: RunKind;
  readonly ending?: Ending;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly want: object;
}

const ROWS: readonly Row[] = [
  { name: 'exit 0 without a word is no backup', want: { verdict: 'failed', snapshots: [] } },
  { name: 'a cut manifest is no backup', stdout: SAVED.slice(0, 80), want: { verdict: 'failed', snapshots: [] } },
  {
    name: 'a second manifest that is cut makes the run fail',
    stdout: SAVED + SAVED.slice(0, 80),
    want: { verdict: 'failed' },
  },
  { name: 'an array is no manifest', stdout: '[1]\n', want: { verdict: 'failed' } },
  {
    name: 'a deadline wins over exit 0 and a manifest',
    ending: { type: 'timeout', afterSeconds: 60 },
    stdout: SAVED,
    want: { verdict: 'timeout', reason: 'timeout: still running after 60 s', snapshots: [] },
  },
  {
    name: 'a program that is not there has failed',
    ending: { type: 'not_started', code: 'ENOENT' },
    want: { verdict: 'failed', reason: 'not_started: ENOENT' },
  },
  {
    name: 'SIGTERM before anything was saved is cancelled',
    ending: { type: 'signalled', signal: 'SIGTERM' },
    want: { verdict: 'cancelled' },
  },
  {
    name: 'an unknown exit code has failed',
    ending: exit(3),
    stdout: SAVED,
    want: { verdict: 'failed', snapshots: [] },
  },
  { name: 'a Go panic has failed', ending: exit(2), want: { verdict: 'failed', reason: 'exit code 2' } },
  { name: 'a shell that passes on SIGINT is cancelled', ending: exit(130), want: { verdict: 'cancelled' } },
  {
    name: 'a manifest without a root is no backup',
    stdout: `${manifest({ rootEntry: null })}\n`,
    want: { verdict: 'partial', reason: 'exit code 0, but the snapshot is incomplete: no root' },
  },
  {
    name: 'the id that was printed before a flush error is not saved',
    ending: exit(1),
    stdout: SAVED,
    stderr: session('flush error: no space left on device'),
    want: { verdict: 'failed', snapshots: [] },
  },
  {
    name: 'an unknown error of the session proves nothing saved',
    ending: exit(1),
    stdout: SAVED,
    stderr: session('something new'),
    want: { verdict: 'failed', snapshots: [] },
  },
  {
    name: 'one source error among others of the session proves nothing saved',
    ending: exit(1),
    stdout: SAVED,
    stderr: session('encountered 2 errors:\nupload error: permission denied\nsomething new'),
    want: { verdict: 'failed', snapshots: [] },
  },
  {
    name: 'source errors explain exit code 1 only',
    ending: exit(137),
    stdout: SAVED,
    stderr: session('upload error: permission denied'),
    want: { verdict: 'failed', snapshots: [] },
  },
  {
    name: 'a text run that saved one of two sources is partial',
    stderr: [
      'Snapshotting backup@alpha:/a ...',
      'Created snapshot with root k01 and ID 5e9dacdcbf9be0069ee5cbf74c726b53 in 0s',
      'Snapshotting backup@alpha:/b ...',
    ].join('\n'),
    want: { verdict: 'partial', reason: 'exit code 0, but 1 of 2 sources were saved' },
  },
  {
    name: 'one source saved and one unchanged is ok',
    stdout: SAVED,
    stderr: [
      'Snapshotting backup@alpha:/a ...',
      'Snapshotting backup@alpha:/b ...',
      '\n Not saving snapshot because no files have been changed since previous snapshot',
    ].join('\n'),
    want: { verdict: 'ok', skipped: false },
  },
  {
    name: 'one source unchanged and one lost is no skipped run',
    stderr: [
      'Snapshotting backup@alpha:/a ...',
      'Snapshotting backup@alpha:/b ...',
      ' Not saving snapshot because no files have been changed since previous snapshot',
    ].join('\n'),
    want: { verdict: 'failed', skipped: false },
  },
  {
    name: 'a file whose name is a sentence of Kopia decides nothing',
    ending: exit(1),
    stderr: 'Error when processing "open repository: invalid repository password": denied\nstrange\n',
    want: { verdict: 'failed', reason: 'exit code 1: strange' },
  },
  {
    name: 'what is said about a file, or of diagnostics, is not the reason',
    ending: exit(1),
    stderr: 'strange\nError when processing "a": denied\nunable to write diagnostics blob: denied\n',
    want: { verdict: 'failed', reason: 'exit code 1: strange' },
  },
  {
    name: 'credentials of a URL are hidden',
    ending: exit(1),
    stderr: 'open repository: cannot reach https://user:word@host/\n',
    want: { verdict: 'failed', reason: 'exit code 1: open repository: cannot reach https://***@host/' },
  },
  {
    name: 'verify that counts errors has failed, whatever the exit code',
    kind: 'check',
    stdout: '{"stats":{"processedObjectCount":3},"errorCount":2,"errorStrings":["a blob is missing"]}\n',
    want: { verdict: 'failed', reason: 'verify counts 2 errors: a blob is missing' },
  },
  { name: 'verify without a result has failed', kind: 'check', want: { verdict: 'failed' } },
];

describe('made-up runs', () => {
  test.each(ROWS)('$name', ({ kind = 'backup', ending = exit(0), stdout = '', stderr = '', want }) => {
    const run = { kind, ending, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
    expect(verdictOfKopiaRun(run)).toMatchObject(want);
  });

  test('an error of many KB makes a reason of one readable line', () => {
    const run = {
      kind: 'prune',
      ending: exit(1),
      stdout: Buffer.from(''),
      stderr: Buffer.from('x'.repeat(50_000)),
    } as const;
    expect(verdictOfKopiaRun(run).reason?.length).toBeLessThan(500);
  });
});

function judged(scenario: string) {
  const recording = kopiaRecording(scenario);
  const kind = KINDS.find((name) => name === questionOf(recording));
  if (kind === undefined) throw new Error(`${scenario} is no job`);
  return verdictOfKopiaRun({ kind, ...recording });
}
