import { describe, expect, test, vi } from 'vitest';
import {
  type KopiaQuestion,
  kopiaRecording,
  kopiaScenarios,
  questionOf,
  scenarioRows,
} from '../../test/kopia-recording.ts';
import { factsIn } from '../../test/facts-in.ts';
import { askerOf, standIn } from '../../test/stand-in.ts';
import type { Answer, Found, Question } from '../answer.ts';
import { TOOL_FACTS } from '../tool-facts.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/**
 * `snapshot list`, as of two in the morning of 21 November 2026: sources; complete, incomplete and future snapshots; sources
 * that ever succeeded; verdicts of the last runs; start of the newest restore point.
 */
const LISTS = `
api-client/server-down-list-json                    failed
api-client/snapshot-list-json                       ok 0 0 0 0 0 - -
api-client/snapshot-list-json-after                 ok 1 1 0 0 1 ok 2026-11-21T01:24:47.360Z
clock/backwards-and-future-json                     ok 1 3 0 1 1 ok 2026-03-01T10:00:00.000Z
concurrent/list-json-after                          ok 2 4 0 0 2 ok 2026-11-21T01:14:57.508Z
concurrent/list-json-during                         ok 2 2 0 0 2 ok 2026-11-21T01:14:53.373Z
disk-full/list-json                                 ok 2 2 0 0 2 ok 2026-11-21T01:14:49.504Z
empty-repository/snapshot-list-json                 ok 0 0 0 0 0 - -
entry-errors/list-after-fatal                       ok 1 2 1 0 0 failed 2026-11-21T01:09:59.282Z
entry-errors/list-after-ignored                     ok 1 4 0 0 0 partial 2026-11-21T01:10:01.366Z
entry-errors/list-after-root-denied                 ok 2 7 0 0 1 ok+partial 2026-11-21T01:10:02.740Z
entry-errors/repository-not-readable-list-json      timeout
entry-errors/repository-not-writable-list           ok 2 7 0 0 1 ok+partial 2026-11-21T01:10:02.740Z
fix/remove-root-object-list-json                    ok 1 0 1 0 0 partial -
killed/after-sighup-list-json                       ok 1 0 37 0 0 cancelled -
killed/after-sigint-list-json                       ok 1 0 30 0 0 cancelled -
killed/after-sigkill-list-json                      ok 1 0 8 0 0 none -
killed/after-sigterm-list-json                      ok 1 0 19 0 0 cancelled -
killed/newest-is-incomplete-list-json               ok 1 1 7 0 1 ok 2026-11-21T01:20:18.549Z
killed/newest-is-incomplete-list-json-max-1         ok 1 0 1 0 0 none -
killed/newest-is-incomplete-list-json-reverse-max-1 ok 1 1 0 0 1 ok 2026-11-21T01:20:18.549Z
killed/sigterm.while-running-list-json              ok 1 0 15 0 0 none -
killed/then-complete-list-json                      ok 1 1 0 0 1 ok 2026-11-21T01:20:18.549Z
killed/then-complete-list-json-incomplete           ok 1 1 0 0 1 ok 2026-11-21T01:20:18.549Z
list/all-json                                       ok 14 27 1 1 13 ok+partial 2026-11-21T01:11:35.259Z
list/max-results-2-json                             ok 1 2 0 0 1 ok 2026-11-21T01:09:51.749Z
list/no-retention-json                              ok 1 10 0 0 1 ok 2026-11-21T01:09:51.749Z
list/source-json                                    ok 1 10 0 0 1 ok 2026-11-21T01:09:51.749Z
list/source-other-host-json                         ok 1 1 0 0 1 ok 2026-11-21T01:09:55.982Z
list/source-subpath-json                            ok 1 10 0 0 1 ok 2026-11-21T01:09:51.749Z
list/source-unknown-json                            ok 0 0 0 0 0 - -
list/storage-stats-json                             ok 1 10 0 0 1 ok 2026-11-21T01:09:51.749Z
list/tags-json                                      ok 1 1 0 0 1 ok 2026-11-21T01:09:48.931Z
list/tags-none-json                                 ok 0 0 0 0 0 - -
repo-status/directory-empty-snapshot-list-json      ok 0 0 0 0 0 - -
repo-status/directory-gone-snapshot-list-json       no_repository
repo-status/not-connected-snapshot-list             no_repository
retention/after-json                                ok 1 4 0 0 1 ok 2026-02-16T11:30:00.000Z
retention/all-zero-json                             ok 1 3 0 0 1 ok 2026-02-16T11:00:00.000Z
retention/before-json                               ok 1 8 0 0 1 ok 2026-02-16T11:30:00.000Z
retention/pin-list-json                             ok 1 4 0 0 1 ok 2026-02-16T11:30:00.000Z
retention/would-expire-json                         ok 1 8 0 0 1 ok 2026-02-16T11:30:00.000Z
server/cli-list-json-during-upload                  ok 0 0 0 0 0 - -
stats/compressed-list-storage-stats-json            ok 1 1 0 0 1 ok 2026-11-21T01:14:26.420Z
verify/all-indexes-deleted-list-json                ok 0 0 0 0 0 - -
verify/format-blob-deleted-list-json-cold           no_repository
verify/index-deleted-list-json                      ok 1 1 0 0 1 ok 2026-11-21T01:13:53.158Z
verify/metadata-flipped-list-json-cold-cache        failed
verify/pack-deleted-list-json                       ok 2 2 0 0 2 ok 2026-11-21T01:13:53.490Z
verify/pack-flipped-list-json                       ok 2 2 0 0 2 ok 2026-11-21T01:13:53.490Z
`;

/** `repository status`: first digits of the id, storage, free bytes. */
const IDENTITIES = `
api-client/server-down-status-json               failed
api-client/status-json                           ok - - - never size, maintenance
api-client/wrong-password-status-json            wrong_password
concurrent/status-json-during                    ok 1f7b4378 filesystem 73593991168
disk-full/status-json                            ok 26fa57df filesystem 0
entry-errors/repository-not-readable-status-json timeout
repo-status/config-broken-json                   failed
repo-status/connected-json                       ok f2929361 filesystem 73888563200
repo-status/connected-json-indent                ok f2929361 filesystem 73888530432
repo-status/connected-no-password-json           failed
repo-status/connected-persisted-password-json    ok f2929361 filesystem 73887367168
repo-status/connected-wrong-password-json        wrong_password
repo-status/directory-empty-json                 ok 14ccb76f filesystem 73886777344
repo-status/directory-gone-json                  no_repository
repo-status/not-connected-json                   no_repository
repo-status/readonly-json                        ok f2929361 filesystem 73887498240
verify/format-blob-deleted-status-json-cached    no_repository
verify/format-blob-deleted-status-json-cold      no_repository
verify/metadata-flipped-status-json              ok 655bc871 filesystem 73666646016
verify/pack-deleted-status-json                  ok 655bc871 filesystem 73634521088
`;

/** `maintenance info`: end of the last good cycle and interval, quick and full. */
const MAINTENANCE = `
api-client/maintenance-info-json                 failed
disk-full/maintenance-info-json                  ok 2026-11-21T01:14:43.235Z 3600 2026-11-21T01:14:43.235Z 86400
empty-repository/maintenance-info-json           ok - 3600 - 86400
maintenance/after-first-snapshot-json            ok 2026-11-21T01:23:17.978Z 3600 2026-11-21T01:23:17.978Z 86400
maintenance/after-full-json                      ok 2026-11-21T01:23:19.364Z 3600 2026-11-21T01:23:19.364Z 86400
maintenance/after-quick-json                     ok 2026-11-21T01:23:18.757Z 3600 2026-11-21T01:23:17.978Z 86400
maintenance/after-safety-none-json               ok 2026-11-21T01:23:21.994Z 3600 2026-11-21T01:23:21.994Z 86400
maintenance/broken-repository-info-json          ok 2026-11-21T01:23:24.871Z 3600 2026-11-21T01:23:24.871Z 86400
maintenance/disabled-json                        ok 2026-11-21T01:23:21.994Z unexpected 2026-11-21T01:23:21.994Z unexpected
maintenance/fresh-info-json                      ok - 3600 - 86400
maintenance/owner-differs-json                   ok 2026-11-21T01:23:24.871Z 3600 2026-11-21T01:23:24.871Z 86400
maintenance/paused-json                          ok 2026-11-21T01:23:21.994Z unexpected 2026-11-21T01:23:21.994Z unexpected
verify/all-indexes-deleted-maintenance-info-json ok 2026-11-21T01:13:53.174Z 3600 2026-11-21T01:13:53.174Z 86400
verify/metadata-flipped-maintenance-info-json    failed
`;

/** `blob stats` with the contents of an empty repository, `content stats` with its blobs: blobs, bytes, bytes without compression. */
const SIZES = `
api-client/blob-stats-raw                   failed
disk-full/blob-stats-raw                    ok 16 1015740 -
empty-repository/blob-stats-raw             ok 5 6446 -
empty-repository/blob-stats-raw-prefix-none ok 0 0 -
stats/blob-stats-raw                        ok 115 60443054 -
stats/blob-stats-raw-prefix-p               ok 11 60239988 -
stats/compressed-blob-stats-raw             ok 13 214347 -
api-client/content-stats-raw           failed
empty-repository/content-stats-raw     ok 5 6446 -
stats/compressed-content-stats-raw     ok 5 6446 603956
stats/content-stats-raw                ok 5 6446 12839
verify/index-deleted-content-stats-raw ok 5 6446 6779
`;

/** `snapshot verify`, as a check of the depth that was recorded. */
const CHECKS = `
api-client/snapshot-verify-json        ok structure good
empty-repository/snapshot-verify-json  ok structure bad
killed/after-sigkill-verify-json       ok structure good
verify/all-indexes-deleted-verify-json ok structure bad
verify/good-json                       ok structure good
verify/good-percent-10-json            ok sample good
verify/good-percent-100-json           ok data good
verify/index-deleted-verify-json       ok structure good
verify/metadata-flipped-verify-json    ok structure bad
verify/pack-deleted-json               ok structure bad
verify/pack-deleted-max-errors-3-json  ok structure bad
verify/pack-flipped-json               ok structure good
verify/pack-flipped-percent-100-json   ok data bad
verify/source-json                     ok structure good
verify/source-unknown-json             ok structure bad
verify/unknown-id-json                 ok structure bad
`;

const TABLES = [
  { kinds: ['list'], question: 'snapshots', table: LISTS },
  { kinds: ['status'], question: 'identity', table: IDENTITIES },
  { kinds: ['maintenance'], question: 'maintenance', table: MAINTENANCE },
  { kinds: ['blobs', 'contents'], question: 'size', table: SIZES },
  { kinds: ['check'], question: 'check', table: CHECKS },
] as const;

describe.each(TABLES)('$question', ({ kinds, question, table }) => {
  const told = new Set<string>();

  test.each(scenarioRows(table))('$scenario: $want', async ({ scenario, want }) => {
    const answer = await ask(question, scenario);
    expect(shownAnswer(answer)).toBe(want.replaceAll(/ +/gu, ' '));
    // Whatever Kopia said, there is a reason where something is wrong, and nothing is found where nothing was answered.
    expect(answer.reason === undefined).toBe(answer.verdict === 'ok');
    expect(answer.rejected).toBe(0);
    for (const fact of answer.found === undefined ? [] : factsIn(answer.found)) told.add(`${question}.${fact}`);
  });

  test('what the recordings told is what the table of facts says', () => {
    const facts = Object.entries(TOOL_FACTS).filter(
      ([fact, { kopia }]) => fact.startsWith(question) && kopia !== 'never',
    );
    expect([...told].toSorted()).toEqual(facts.map(([fact]) => fact).toSorted());
  });

  test('the table names every recording', () => {
    const named = scenarioRows(table).map(({ scenario }) => scenario);
    expect(named.toSorted()).toEqual(kinds.flatMap((kind: KopiaQuestion) => kopiaScenarios(kind)).toSorted());
  });
});

/** The two parts of a size, of which a recording is one. */
const EMPTY_SIZE = {
  'blob stats': 'empty-repository/blob-stats-raw',
  'content stats': 'empty-repository/content-stats-raw',
};

function ask(question: Question, scenario: string): Promise<Answer> {
  const recording = kopiaRecording(scenario);
  const kind = questionOf(recording);
  const own = { blobs: 'blob stats', contents: 'content stats' }[kind as string] ?? '*';
  const percent = /--verify-files-percent=(\d+)/u.exec(recording.argv)?.[1];
  const hangs = recording.ending.type === 'timeout';
  const stand = standIn({ answers: { '--version': 'help/version', ...EMPTY_SIZE, [own]: scenario } });
  return askerOf(stand, hangs ? { deadlineMs: 300, killAfterMs: 100 } : {}).ask(question, {
    depth: percent === undefined ? 'structure' : percent === '100' ? 'data' : 'sample',
    samplePercent: 10,
  });
}

const SHOWN: { readonly [Q in Question]?: (found: Found[Q]) => readonly unknown[] } = {
  snapshots: ({ sources, kinds = {} }) => {
    const sum = (counts: readonly number[]): number => counts.reduce((total, each) => total + each, 0);
    const complete = sum(sources.map((source) => source.complete));
    const incomplete = sum(sources.map((source) => source.incomplete));
    return [
      sources.length,
      complete,
      incomplete,
      sum(Object.values(kinds)) - complete - incomplete,
      sources.filter(({ lastSuccessAtMs }) => lastSuccessAtMs !== undefined).length,
      [...new Set(sources.map(({ lastRun }) => lastRun?.verdict ?? 'none'))].toSorted().join('+') || '-',
      timeOf(Math.max(0, ...sources.flatMap(({ restorePoints }) => restorePoints)) * 1000),
    ];
  },
  identity: ({ repositoryId, storage, volumeAvailableBytes, unanswerable }) => [
    repositoryId?.slice(0, 8) ?? '-',
    storage ?? '-',
    volumeAvailableBytes ?? '-',
    ...(unanswerable === undefined ? [] : [`never ${unanswerable.join(', ')}`]),
  ],
  maintenance: ({ tasks }) =>
    tasks.flatMap(({ lastSuccessAtMs = 0, expectedIntervalSeconds }) => [
      timeOf(lastSuccessAtMs),
      expectedIntervalSeconds ?? 'unexpected',
    ]),
  size: ({ blobs, storedBytes, uncompressedBytes }) => [blobs, storedBytes, uncompressedBytes ?? '-'],
  check: ({ depth, isGood }) => [depth, isGood ? 'good' : 'bad'],
};

function shownAnswer({ question, verdict, found }: Answer): string {
  // The compiler does not see that the answer found what its question asks.
  const show = SHOWN[question] as ((found: Found[Question]) => readonly unknown[]) | undefined;
  return [verdict, ...(verdict === 'ok' && found !== undefined && show !== undefined ? show(found) : [])].join(' ');
}

function timeOf(ms: number): string {
  return ms === 0 ? '-' : new Date(ms).toISOString();
}
