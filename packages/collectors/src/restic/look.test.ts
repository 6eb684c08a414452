import { describe, expect, test } from 'vitest';
import { recordedRows, recording, scenarios, VERSIONS } from '../../test/recording.ts';
import { readResticCommand } from './command.ts';
import { lookAtRepository, type RepositoryLook, type RunRestic } from './look.ts';

/**
 * Every recorded command that only reads, put into a look whose other answers are good: the verdict of the look and the
 * fact that the command was asked for, in 0.14.0, 0.18.0 and 0.19.1. No fact: not known. `-`: not recorded.
 */
const TABLE = `
append-only-no-repository-snapshots-json          no_repository       no_repository       no_repository
append-only-snapshots-json                        ok:2                ok:2                ok:2
backup-killed-hup-snapshots-json                  ok:1                ok:1                ok:1
backup-killed-int-snapshots-json                  ok:0                ok:0                ok:0
backup-killed-kill-snapshots-json                 ok:0                ok:0                ok:0
backup-killed-term-snapshots-json                 ok:0                ok:0                ok:0
backup-partial-snapshots-json                     ok:6                ok:6                ok:6
cat-config                                        ok:8ec0240d         ok:965cb7dd         ok:d372a766
cat-config-no-lock-quiet                          ok:8ec0240d         ok:965cb7dd         ok:d372a766
damage-config-snapshots-json                      failed              failed              failed
damage-index-stats-raw-data-json                  failed              failed              failed
damage-missing-index-stats-json                   failed              failed              failed
damage-missing-pack-snapshots-json                ok:1                ok:1                ok:1
damage-missing-pack-stats-json                    ok:6591474          ok:6591474          ok:6591474
damage-missing-pack-stats-raw-data-json           ok:6594443          ok:6594436          ok:6594677
damage-missing-tree-pack-stats-json               failed              failed              failed
damage-no-config-snapshots-json                   no_repository       no_repository       no_repository
damage-no-keys-snapshots-json                     wrong_password      wrong_password      wrong_password
damage-snapshot-snapshots-json                    failed              failed              failed
disk-full-snapshots-json                          failed              failed              failed
disk-full-snapshots-no-lock-json                  ok:0                ok:0                ok:0
empty-password-json                               failed              failed              failed
empty-snapshots-grouped-json                      ok:0                ok:0                ok:0
empty-snapshots-json                              ok:0                ok:0                ok:0
empty-snapshots-latest-json                       ok:0                ok:0                ok:0
empty-stats-json                                  ok:0                ok:0                ok:0
empty-stats-latest-json                           failed              failed              failed
empty-stats-raw-data-json                         ok:0                ok:0                ok:0
http-401-snapshots-json                           failed              failed              failed
http-403-snapshots-json                           failed              failed              failed
http-404-snapshots-json                           no_repository       no_repository       no_repository
http-500-snapshots-json                           failed              failed              failed
http-refused-snapshots-json                       failed              failed              failed
http-refused-term-snapshots-json                  failed              cancelled           cancelled
lock-damaged-snapshots-json                       ok:2                failed              failed
lock-of-dead-process-snapshots-after-unlock-json  ok:2                ok:3                ok:3
lock-of-dead-process-snapshots-json               locked              locked              locked
lock-other-host-2-h-snapshots-json                locked              locked              locked
lock-other-host-5-min-snapshots-json              locked              locked              locked
locked-exclusive-retry-lock-json                  failed              locked              locked
locked-exclusive-retry-lock-text                  failed              locked              locked
locked-exclusive-snapshots-json                   locked              locked              locked
locked-exclusive-snapshots-no-lock-json           ok:2                ok:3                ok:3
locked-exclusive-snapshots-text                   locked              locked              locked
locked-exclusive-stats-json                       locked              locked              locked
locked-shared-snapshots-json                      ok:1                ok:1                ok:1
locked-shared-stats-raw-data-json                 ok:61875748         ok:61875673         ok:61875422
no-password-json                                  failed              failed              failed
no-repository-given                               failed              failed              failed
no-repository-snapshots-json                      no_repository       no_repository       no_repository
no-repository-snapshots-text                      no_repository       no_repository       no_repository
no-repository-stats-json                          no_repository       no_repository       no_repository
password-command-fails-json                       failed              failed              failed
password-file-missing-json                        failed              failed              failed
repository-backend-unknown-json                   failed              failed              failed
repository-half-unreadable-snapshots-json         failed              failed              failed
repository-is-a-file-json                         failed              failed              failed
repository-is-another-directory-json              no_repository       no_repository       no_repository
repository-read-only-no-lock-snapshots-json       ok:6                ok:6                ok:6
repository-read-only-snapshots-json               failed              failed              failed
repository-snapshots-directory-unreadable-json    failed              failed              failed
repository-unreadable-snapshots-json              failed              failed              failed
snapshots-by-id-latest-json                       ok:1                ok:1                ok:1
snapshots-group-by-host-latest-1-json             ok:10               ok:13               ok:5
snapshots-group-by-host-paths-json                ok:23               ok:27               ok:26
snapshots-json                                    ok:23               ok:27               ok:26
snapshots-latest-1-host-json                      ok:2                ok:2                ok:2
snapshots-latest-1-json                           ok:10               ok:13               ok:13
snapshots-no-lock-quiet-json                      ok:23               ok:27               ok:26
snapshots-no-match-grouped-json                   ok:0                ok:0                ok:0
snapshots-no-match-json                           ok:0                ok:0                ok:0
snapshots-other-time-zone-json                    ok:1                ok:1                ok:1
snapshots-tag-json                                ok:3                ok:3                ok:3
snapshots-unknown-id-json                         failed              failed              failed
snapshots-version-1-json                          ok:1                ok:1                ok:1
stats-blobs-per-file-json                         ok:301851           ok:301857           ok:301857
stats-blobs-per-file-latest-json                  ok:300018           ok:300018           ok:300018
stats-default-json                                ok:4505699          ok:4807523          ok:4507505
stats-files-by-contents-json                      ok:301851           ok:301857           ok:301857
stats-files-by-contents-latest-json               ok:300018           ok:300018           ok:300018
stats-host-json                                   ok:605436           ok:605436           ok:605436
stats-no-match-json                               ok:0                ok:0                ok:0
stats-raw-data-after-forget-json                  ok:330044           ok:334095           ok:334126
stats-raw-data-after-prune-json                   ok:328343           ok:332403           ok:332427
stats-raw-data-before-forget-json                 ok:333748           ok:337735           ok:337770
stats-raw-data-json                               ok:333748           ok:333986           ok:334013
stats-raw-data-latest-json                        ok:301837           ok:301831           ok:301833
stats-raw-data-no-lock-quiet-json                 ok:333748           ok:333986           ok:334013
stats-raw-data-version-1-json                     ok:303119           ok:303119           ok:303119
stats-restore-size-json                           ok:4505699          ok:4807523          ok:4507505
stats-restore-size-latest-json                    ok:300018           ok:300018           ok:300018
stats-unknown-mode-json                           failed              failed              failed
unknown-flag                                      failed              failed              failed
version-json                                      ok:0.14.0           ok:0.18.0           ok:0.19.1
version-text                                      ok:0.14.0           ok:0.18.0           ok:0.19.1
wrong-password-snapshots-json                     wrong_password      wrong_password      wrong_password
wrong-password-snapshots-text                     wrong_password      wrong_password      wrong_password
`;

const GOOD: Readonly<Record<string, string>> = {
  version: 'version-json',
  cat: 'cat-config',
  snapshots: 'snapshots-json',
  stats: 'stats-raw-data-json',
};

const FACTS: Readonly<Record<string, (look: RepositoryLook) => string | number | undefined>> = {
  version: (look) => look.version,
  cat: (look) => look.repositoryId?.slice(0, 8),
  snapshots: (look) => look.snapshotCount,
  stats: (look) => look.sizeBytes,
};

const rows = recordedRows(TABLE);

describe('recorded looks', () => {
  test.each(rows)('$version $scenario: $want', async ({ version, scenario, want }) => {
    const subcommand = readResticCommand(recording(version, scenario).argv)?.subcommand ?? '';
    const look = await lookAtRepository(answers(version, { ...GOOD, [subcommand]: scenario }));
    const fact = FACTS[subcommand]?.(look);
    expect(fact === undefined ? look.verdict : `${look.verdict}:${fact}`).toBe(want);
    expect(look.reason === undefined).toBe(look.verdict === 'ok');
  });

  test.each(VERSIONS)('%s: the table names every recorded look', (version) => {
    const looks = scenarios(version).filter(
      (scenario) => readResticCommand(recording(version, scenario).argv)?.kind === undefined,
    );
    const named = rows.filter((row) => row.version === version).map((row) => row.scenario);
    expect(looks).toEqual(named.sort());
  });
});

test('a look takes no lock and changes nothing', async () => {
  const asked: (readonly string[])[] = [];
  const look = await lookAtRepository(async (args) => {
    asked.push(args);
    return answers('0.19.1', GOOD)(args);
  });
  expect(look.verdict).toBe('ok');
  expect(asked).toEqual([
    ['version', '--json'],
    ['cat', 'config', '--no-lock'],
    ['snapshots', '--json', '--no-lock'],
    ['stats', '--json', '--no-lock', '--mode', 'raw-data'],
  ]);
});

function answers(version: string, scenarioOf: Readonly<Record<string, string>>): RunRestic {
  return async ([subcommand = '']) => ({
    ...recording(version, scenarioOf[subcommand] ?? ''),
    truncated: false,
    durationSeconds: 1,
  });
}
