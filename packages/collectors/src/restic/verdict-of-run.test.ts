import { describe, expect, test } from 'vitest';
import { judgeRecording, recordedRows, recording, scenarios, VERSIONS } from '../../test/recording.ts';
import { readResticCommand } from './command.ts';

/**
 * Every recorded run of a job, and what it came to in 0.14.0, 0.18.0 and 0.19.1. `-`: not recorded with this version.
 * Where the columns differ restic itself differs.
 */
const TABLE = `
append-only-backup-json                        ok              ok              ok
append-only-forget-json                        failed          partial         partial
append-only-forget-prune-json                  failed          partial         partial
append-only-init-json                          ok              ok              ok
backup-cache-directory-unusable-json           ok              ok              failed
backup-changed-verbose2-json                   ok              ok              ok
backup-directory-vanishes-json                 partial         partial         partial
backup-dry-run-json                            dry-run         dry-run         dry-run
backup-dry-run-verbose2-json                   dry-run         dry-run         dry-run
backup-empty-directory-json                    ok              ok              ok
backup-exclude-json                            ok              ok              ok
backup-file-vanishes-json                      partial         ok              ok
backup-files-from-missing-json                 failed          failed          failed
backup-first-json                              ok              ok              ok
backup-fixed-time-json                         ok              ok              ok
backup-group-by-host-json                      failed          ok              ok
backup-invalid-utf8-path-json                  ok              ok              ok
backup-killed-hup-json                         ok              ok              ok
backup-killed-int-json                         cancelled       cancelled       cancelled
backup-killed-int-text                         cancelled       cancelled       cancelled
backup-killed-kill-json                        failed          failed          failed
backup-killed-kill-prune-json                  locked          locked          locked
backup-killed-kill-unlock-json                 ok              ok              ok
backup-killed-term-json                        cancelled       cancelled       cancelled
backup-no-paths-json                           failed          failed          failed
backup-no-scan-json                            -               ok              ok
backup-odd-host-tag-json                       ok              ok              ok
backup-odd-names-json                          ok              ok              ok
backup-odd-path-json                           ok              ok              ok
backup-other-time-zone-json                    ok              ok              ok
backup-parent-unknown-json                     failed          failed          failed
backup-partial-again-json                      partial         partial         partial
backup-partial-json                            partial         partial         partial
backup-partial-quiet-json                      partial         partial         partial
backup-partial-text                            partial         partial         partial
backup-progress-1-per-second-json              ok              ok              ok
backup-progress-default-rate-json              ok              ok              ok
backup-quiet-json                              ok              ok              ok
backup-relative-path-json                      ok              ok              ok
backup-single-file-unreadable-json             partial         partial         partial
backup-skip-if-unchanged-first-json            -               ok              ok
backup-skip-if-unchanged-json                  failed          skipped         skipped
backup-skip-if-unchanged-text                  -               skipped         skipped
backup-source-closed-json                      partial         partial         partial
backup-source-missing-all-json                 source_missing  source_missing  source_missing
backup-source-missing-all-text                 source_missing  source_missing  source_missing
backup-source-missing-one-json                 partial         partial         partial
backup-source-missing-one-quiet-json           partial         partial         partial
backup-source-missing-one-text                 partial         partial         partial
backup-source-vanishes-before-read-json        partial         partial         partial
backup-stdin-command-fails-json                -               failed          failed
backup-stdin-command-json                      -               ok              ok
backup-stdin-empty-json                        failed          partial         partial
backup-stdin-json                              ok              ok              ok
backup-tag-json                                ok              ok              ok
backup-text                                    ok              ok              ok
backup-two-paths-json                          ok              ok              ok
backup-two-paths-other-order-json              ok              ok              ok
backup-unchanged-json                          ok              ok              ok
backup-unchanged-verbose2-json                 ok              ok              ok
check-bad-subset-json                          failed          failed          failed
check-good-json                                ok              ok              ok
check-good-quiet-json                          ok              ok              ok
check-good-read-data-json                      ok              ok              ok
check-good-read-data-subset-json               ok              ok              ok
check-good-read-data-subset-percent-json       ok              ok              ok
check-good-text                                ok              ok              ok
check-killed-int-json                          cancelled       cancelled       cancelled
check-killed-term-json                         cancelled       cancelled       cancelled
damage-additional-pack-check-json              ok              ok              ok
damage-flipped-byte-check-json                 ok              ok              ok
damage-flipped-byte-check-read-data-json       failed          failed          failed
damage-flipped-byte-check-read-data-text       failed          failed          failed
damage-flipped-byte-restore-json               failed          failed          failed
damage-index-check-json                        failed          failed          failed
damage-missing-index-check-json                failed          failed          failed
damage-missing-pack-backup-json                ok              ok              ok
damage-missing-pack-check-after-repair-json    failed          ok              ok
damage-missing-pack-check-json                 failed          failed          failed
damage-missing-pack-check-text                 failed          failed          failed
damage-missing-pack-prune-json                 failed          failed          failed
damage-missing-pack-restore-json               ok              failed          ok
damage-missing-tree-pack-check-json            failed          failed          failed
damage-snapshot-check-json                     failed          failed          failed
damage-snapshot-forget-json                    partial         partial         partial
damage-truncated-pack-check-json               failed          failed          failed
diff-json                                      ok              ok              ok
diff-same-json                                 ok              ok              ok
diff-text                                      ok              ok              ok
disk-full-backup-json                          failed          failed          failed
disk-full-backup-text                          failed          failed          failed
empty-check-json                               ok              ok              ok
empty-forget-json                              ok              ok              ok
empty-prune-json                               ok              ok              ok
forget-by-id-json                              ok              ok              ok
forget-by-unknown-id-json                      ok              ok              ok
forget-cannot-remove-json                      failed          partial         partial
forget-group-by-host-json                      dry-run         dry-run         dry-run
forget-json                                    ok              ok              ok
forget-keep-nothing-json                       ok              failed          failed
forget-keep-tag-json                           ok              ok              ok
forget-no-match-json                           ok              ok              ok
forget-no-policy-json                          ok              failed          failed
forget-prune-json                              ok              ok              ok
forget-prune-nothing-to-do-json                ok              ok              ok
forget-remove-fails-json                       ok              ok              ok
http-refused-backup-json                       failed          failed          failed
init-again-json                                failed          failed          failed
init-json                                      ok              ok              ok
init-nobody-json                               ok              ok              ok
init-text                                      ok              ok              ok
init-version-1                                 ok              ok              ok
lock-damaged-prune-json                        ok              failed          failed
lock-of-dead-process-prune-json                locked          locked          locked
lock-of-dead-process-unlock-json               ok              ok              ok
lock-other-host-2-h-backup-json                locked          locked          locked
lock-other-host-2-h-prune-text                 locked          locked          locked
lock-other-host-2-h-unlock-text                ok              ok              ok
lock-other-host-5-min-unlock-json              ok              ok              ok
lock-remove-all-unlock-json                    ok              ok              ok
locked-exclusive-backup-dry-run-no-lock-json   dry-run         dry-run         dry-run
locked-exclusive-backup-json                   locked          locked          locked
locked-exclusive-backup-no-lock-json           locked          locked          locked
locked-exclusive-check-json                    locked          locked          locked
locked-exclusive-check-no-lock-json            ok              ok              ok
locked-exclusive-forget-json                   locked          locked          locked
locked-shared-backup-json                      ok              ok              ok
locked-shared-check-json                       locked          locked          locked
locked-shared-forget-json                      locked          locked          locked
locked-shared-prune-json                       locked          locked          locked
locked-shared-prune-text                       locked          locked          locked
locked-shared-unlock                           ok              ok              ok
no-repository-backup-json                      no_repository   no_repository   no_repository
no-repository-check-json                       no_repository   no_repository   no_repository
prune-dry-run-json                             dry-run         dry-run         dry-run
prune-json                                     ok              ok              ok
prune-quiet-json                               ok              ok              ok
prune-text                                     ok              ok              ok
repository-read-only-backup-json               failed          failed          failed
restore-again-json                             ok              ok              ok
restore-dry-run-json                           -               dry-run         dry-run
restore-json                                   ok              ok              ok
restore-target-closed-json                     failed          failed          failed
restore-text                                   ok              ok              ok
restore-unknown-json                           failed          failed          failed
restore-verbose2-verify-json                   ok              ok              ok
wrong-password-backup-json                     wrong_password  wrong_password  wrong_password
wrong-password-check-json                      wrong_password  wrong_password  wrong_password
`;

const rows = recordedRows(TABLE);

describe('recorded runs', () => {
  test.each(rows)('$version $scenario: $want', ({ version, scenario, want }) => {
    const { verdict, reason, dryRun, skipped } = judgeRecording(recording(version, scenario));
    expect(dryRun ? 'dry-run' : skipped ? 'skipped' : verdict).toBe(want);
    expect(verdict === 'ok' || /^(?:exit code \d+(?::|, but) |signal: )./u.test(reason ?? '')).toBe(true);
  });

  test.each(VERSIONS)('%s: the table names every recorded job', (version) => {
    const jobs = scenarios(version).filter(
      (scenario) => readResticCommand(recording(version, scenario).argv)?.kind !== undefined,
    );
    const named = rows.filter((row) => row.version === version).map((row) => row.scenario);
    expect(jobs).toEqual(named.sort());
  });
});
