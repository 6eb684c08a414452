import { describe, expect, test } from 'vitest';
import { recordedRestic } from '../../test/recorded-run.ts';
import { recordedRows, recording, scenarios, VERSIONS } from '../../test/recording.ts';
import type { Found, Question } from '../answer.ts';
import type { Asking, Finding } from '../create-asker.ts';
import { askCheck } from './check.ts';
import { readResticCommand } from './command.ts';
import { askIdentity } from './identity.ts';
import { askLocks } from './locks.ts';
import { askSize } from './size.ts';
import { askSnapshots } from './snapshots.ts';

/**
 * Every recorded command that a question takes, put into an asking whose other commands are answered well, as of two in the
 * morning of 21 November 2026: what was found in 0.14.0, 0.18.0 and 0.19.1, or the verdict. `-`: not recorded.
 * Of `version`: the version. Of `cat config`: the id. Of `snapshots`: complete ones / sources. Of `stats`: bytes.
 * Of `list locks` and `cat lock`: locks @ time of the oldest one. Of `check`: good or bad.
 */
const TABLE = `
append-only-no-repository-snapshots-json          no_repository   no_repository   no_repository
append-only-snapshots-json                        2/1             2/1             2/1
backup-killed-hup-locks                           0               0               0
backup-killed-hup-snapshots-json                  1/1             1/1             1/1
backup-killed-int-locks                           0               0               0
backup-killed-int-snapshots-json                  0/0             0/0             0/0
backup-killed-kill-locks                          1@01:31:18      1@01:19:47      1@01:19:25
backup-killed-kill-snapshots-json                 0/0             0/0             0/0
backup-killed-term-locks                          1@01:31:18      0               0
backup-killed-term-snapshots-json                 0/0             0/0             0/0
backup-partial-snapshots-json                     6/3             6/3             6/3
cat-config                                        8ec0240d        965cb7dd        d372a766
cat-config-no-lock-quiet                          8ec0240d        965cb7dd        d372a766
check-bad-subset-json                             failed          failed          failed
check-good-json                                   good            good            good
check-good-quiet-json                             failed          good            good
check-good-read-data-json                         good            good            good
check-good-read-data-subset-json                  good            good            good
check-good-read-data-subset-percent-json          good            good            good
check-good-text                                   good            good            good
check-killed-int-json                             cancelled       cancelled       cancelled
check-killed-int-locks                            0               0               0
check-killed-term-json                            cancelled       cancelled       cancelled
check-killed-term-locks                           1@01:31:18      0               0
damage-additional-pack-check-json                 good            good            good
damage-config-snapshots-json                      failed          failed          failed
damage-flipped-byte-check-json                    good            good            good
damage-flipped-byte-check-read-data-json          bad             bad             bad
damage-flipped-byte-check-read-data-text          bad             bad             bad
damage-index-check-json                           bad             bad             bad
damage-index-stats-raw-data-json                  failed          failed          failed
damage-missing-index-check-json                   bad             bad             bad
damage-missing-index-stats-json                   failed          failed          failed
damage-missing-pack-check-after-repair-json       bad             good            good
damage-missing-pack-check-json                    bad             bad             bad
damage-missing-pack-check-text                    bad             bad             bad
damage-missing-pack-snapshots-json                1/1             1/1             1/1
damage-missing-pack-stats-json                    6591474         6591474         6591474
damage-missing-pack-stats-raw-data-json           6594443         6594436         6594677
damage-missing-tree-pack-check-json               failed          bad             bad
damage-missing-tree-pack-stats-json               failed          failed          failed
damage-no-config-snapshots-json                   no_repository   no_repository   no_repository
damage-no-keys-snapshots-json                     wrong_password  wrong_password  wrong_password
damage-snapshot-check-json                        bad             bad             bad
damage-snapshot-snapshots-json                    failed          failed          failed
damage-truncated-pack-check-json                  bad             bad             bad
disk-full-snapshots-json                          failed          failed          failed
disk-full-snapshots-no-lock-json                  0/0             0/0             0/0
empty-check-json                                  good            good            good
empty-password-json                               failed          failed          failed
empty-snapshots-grouped-json                      0/0             0/0             0/0
empty-snapshots-json                              0/0             0/0             0/0
empty-snapshots-latest-json                       0/0             0/0             0/0
empty-stats-json                                  0               0               0
empty-stats-latest-json                           failed          failed          failed
empty-stats-raw-data-json                         0               0               0
http-401-snapshots-json                           failed          failed          failed
http-403-snapshots-json                           failed          failed          failed
http-404-snapshots-json                           no_repository   no_repository   no_repository
http-500-snapshots-json                           failed          failed          failed
http-refused-snapshots-json                       failed          failed          failed
http-refused-term-snapshots-json                  failed          cancelled       cancelled
list-locks-none                                   0               0               0
lock-damaged-snapshots-json                       2/2             failed          failed
lock-of-dead-process-snapshots-after-unlock-json  2/2             3/3             3/3
lock-of-dead-process-snapshots-json               locked          locked          locked
lock-other-host-2-h-snapshots-json                locked          locked          locked
lock-other-host-5-min-cat-lock                    1@01:26:46      1@01:15:05      1@01:14:45
lock-other-host-5-min-list-locks-after-unlock     1@01:31:18      1@01:19:47      1@01:19:25
lock-other-host-5-min-snapshots-json              locked          locked          locked
lock-remove-all-list-locks                        0               0               0
locked-exclusive-cat-lock                         1@01:31:29      1@01:19:53      1@01:19:31
locked-exclusive-check-json                       locked          locked          locked
locked-exclusive-check-no-lock-json               good            good            good
locked-exclusive-list-locks                       1@01:31:18      1@01:19:47      1@01:19:25
locked-exclusive-retry-lock-json                  failed          locked          locked
locked-exclusive-retry-lock-text                  failed          locked          locked
locked-exclusive-snapshots-json                   locked          locked          locked
locked-exclusive-snapshots-no-lock-json           2/2             3/3             3/3
locked-exclusive-snapshots-text                   locked          locked          locked
locked-exclusive-stats-json                       locked          locked          locked
locked-shared-cat-lock                            1@01:31:18      1@01:19:47      1@01:19:25
locked-shared-check-json                          locked          locked          locked
locked-shared-list-locks                          1@01:31:18      1@01:19:47      1@01:19:25
locked-shared-list-locks-after-unlock             1@01:31:18      1@01:19:47      1@01:19:25
locked-shared-list-locks-with-own                 1@01:31:18      1@01:19:47      1@01:19:25
locked-shared-snapshots-json                      1/1             1/1             1/1
locked-shared-stats-raw-data-json                 61875748        61875673        61875422
mixed-versions-snapshots-json                     -               3/1             3/1
mixed-versions-stats-raw-data-json                -               301831          301832
no-password-json                                  failed          failed          failed
no-repository-check-json                          no_repository   no_repository   no_repository
no-repository-given                               failed          failed          failed
no-repository-snapshots-json                      no_repository   no_repository   no_repository
no-repository-snapshots-text                      no_repository   no_repository   no_repository
no-repository-stats-json                          no_repository   no_repository   no_repository
password-command-fails-json                       failed          failed          failed
password-file-missing-json                        failed          failed          failed
repository-backend-unknown-json                   failed          failed          failed
repository-half-unreadable-snapshots-json         failed          failed          failed
repository-is-a-file-json                         failed          failed          failed
repository-is-another-directory-json              no_repository   no_repository   no_repository
repository-read-only-no-lock-snapshots-json       6/3             6/3             6/3
repository-read-only-snapshots-json               failed          failed          failed
repository-snapshots-directory-unreadable-json    failed          failed          failed
repository-unreadable-snapshots-json              failed          failed          failed
rewrite-snapshots-json                            13/1            13/1            12/1
snapshots-by-id-latest-json                       1/1             1/1             1/1
snapshots-group-by-host-latest-1-json             10/10           13/13           5/5
snapshots-group-by-host-paths-json                23/10           27/13           26/13
snapshots-group-by-host-paths-tags-latest-1-json  10/10           13/13           13/13
snapshots-json                                    23/10           27/13           26/13
snapshots-latest-1-host-json                      2/2             2/2             2/2
snapshots-latest-1-json                           10/10           13/13           13/13
snapshots-no-lock-quiet-json                      23/10           27/13           26/13
snapshots-no-match-grouped-json                   0/0             0/0             0/0
snapshots-no-match-json                           0/0             0/0             0/0
snapshots-other-time-zone-json                    1/1             1/1             1/1
snapshots-path-json                               16/3            17/4            16/4
snapshots-tag-json                                3/2             3/2             3/2
snapshots-unknown-id-json                         failed          failed          failed
snapshots-version-1-json                          1/1             1/1             1/1
stats-blobs-per-file-json                         301851          301857          301857
stats-blobs-per-file-latest-json                  300018          300018          300018
stats-default-json                                4505699         4807523         4507505
stats-files-by-contents-json                      301851          301857          301857
stats-files-by-contents-latest-json               300018          300018          300018
stats-host-json                                   605436          605436          605436
stats-no-match-json                               0               0               0
stats-raw-data-after-forget-json                  330044          334095          334126
stats-raw-data-after-prune-json                   328343          332403          332427
stats-raw-data-before-forget-json                 333748          337735          337770
stats-raw-data-json                               333748          333986          334013
stats-raw-data-latest-json                        301837          301831          301833
stats-raw-data-no-lock-quiet-json                 333748          333986          334013
stats-raw-data-version-1-json                     303119          303119          303119
stats-restore-size-json                           4505699         4807523         4507505
stats-restore-size-latest-json                    300018          300018          300018
stats-unknown-mode-json                           failed          failed          failed
unknown-flag                                      failed          failed          failed
version-json                                      0.14.0          0.18.0          0.19.1
version-text                                      0.14.0          0.18.0          0.19.1
wrong-password-check-json                         wrong_password  wrong_password  wrong_password
wrong-password-snapshots-json                     wrong_password  wrong_password  wrong_password
wrong-password-snapshots-text                     wrong_password  wrong_password  wrong_password
`;

const rows = recordedRows(TABLE);

interface Asked {
  readonly question: Question;
  readonly ask: (asking: Asking) => Promise<Finding<Question>>;
  readonly others: Readonly<Record<string, string>>;
  readonly fact: (found: never) => string;
}

const place = { storage: async () => undefined, volumeOf: async () => undefined };
const IDENTITY = { question: 'identity', ask: (asking: Asking) => askIdentity(asking, place) } as const;
const LOCKS = {
  question: 'locks',
  ask: askLocks,
  fact: ({ count, oldestAtMs }: Found['locks']) =>
    oldestAtMs === undefined ? `${count}` : `${count}@${new Date(oldestAtMs).toISOString().slice(11, 19)}`,
} as const;

/** By the command that was recorded. */
const QUESTIONS: Readonly<Record<string, Asked>> = {
  version: {
    ...IDENTITY,
    others: { cat: 'cat-config' },
    fact: ({ toolVersion }: Found['identity']) => String(toolVersion),
  },
  'cat config': {
    ...IDENTITY,
    others: { version: 'version-json' },
    fact: ({ repositoryId }: Found['identity']) => String(repositoryId?.slice(0, 8)),
  },
  snapshots: {
    question: 'snapshots',
    ask: askSnapshots,
    others: {},
    fact: ({ sources }: Found['snapshots']) =>
      `${sources.reduce((sum, { complete }) => sum + complete, 0)}/${sources.length}`,
  },
  stats: { question: 'size', ask: askSize, others: {}, fact: ({ storedBytes }: Found['size']) => `${storedBytes}` },
  'list locks': { ...LOCKS, others: { cat: 'locked-shared-cat-lock' } },
  'cat lock': { ...LOCKS, others: { list: 'locked-shared-list-locks' } },
  check: {
    question: 'check',
    ask: askCheck,
    others: {},
    fact: ({ isGood }: Found['check']) => (isGood ? 'good' : 'bad'),
  },
};

/** `snapshots`, or `cat config`: what of a recorded command says what it asks. */
function commandOf(version: string, scenario: string): string {
  const words = recording(version, scenario).argv.filter((word) => /^[a-z]+$/u.test(word));
  const subcommand = readResticCommand(recording(version, scenario).argv)?.subcommand ?? '';
  const kind = words[words.indexOf(subcommand) + 1] ?? '';
  return `${subcommand} ${kind}` in QUESTIONS ? `${subcommand} ${kind}` : subcommand;
}

async function answerTo(version: string, scenario: string): Promise<string> {
  const command = commandOf(version, scenario);
  const asked = QUESTIONS[command];
  if (asked === undefined) throw new Error(`${scenario}: \`${command}\` answers no question`);
  const run = recordedRestic(version, { ...asked.others, [command]: scenario });
  const { verdict, reason, found } = await asked.ask({
    run,
    askedAtMs: Date.parse('2026-11-21T02:00:00Z'),
    options: {},
  });
  expect(reason === undefined).toBe(verdict === 'ok');
  return verdict === 'ok' ? asked.fact(found as never) : verdict;
}

describe('recorded answers', () => {
  test.each(rows)('$version $scenario: $want', async ({ version, scenario, want }) => {
    expect(await answerTo(version, scenario)).toBe(want);
  });

  test.each(VERSIONS)('%s: the table names every recorded command that a question takes', (version) => {
    const commands = scenarios(version).filter((scenario) => commandOf(version, scenario) in QUESTIONS);
    const named = rows.filter((row) => row.version === version).map((row) => row.scenario);
    expect(commands).toEqual(named.sort());
  });
});
