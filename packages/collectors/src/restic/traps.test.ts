import { describe, expect, test } from 'vitest';
import { recordedRun } from '../../test/recorded-run.ts';
import { evidenceOf, judgeRecording, recording, type Recording, VERSIONS } from '../../test/recording.ts';
import { readReply } from './ask-restic.ts';
import { readResticCommand } from './command.ts';
import { count, instant, seconds } from '../field.ts';
import { readLine } from './line.ts';
import { readMessage } from './message.ts';
import { readSize } from './size.ts';
import { readSnapshotList } from './snapshots.ts';
import { verdictOfRun } from './verdict-of-run.ts';

/** The twenty ways in which restic's output misleads, each as it was recorded. */
describe.each(VERSIONS)('traps of restic %s', (version) => {
  const recorded = (scenario: string): Recording => recording(version, scenario);
  const judged = (scenario: string, filesBefore?: number) => judgeRecording(recorded(scenario), filesBefore);
  const evidence = (scenario: string) => evidenceOf(recorded(scenario).stdout, recorded(scenario).stderr);
  const listed = (scenario: string) => readReply(recordedRun(version, scenario), ['snapshots'], readSnapshotList);
  const modern = version !== '0.14.0';

  test('01 `[]` with words on standard error is not an empty repository', () => {
    const { stdout, ending } = recorded('repository-snapshots-directory-unreadable-json');
    expect(ending).toEqual({ type: 'exited', code: 0 });
    expect(stdout.toString().trim()).toBe('[]');
    expect(listed('repository-snapshots-directory-unreadable-json')).toMatchObject({ verdict: 'failed' });
    expect(listed('damage-snapshot-snapshots-json')).toMatchObject({ verdict: 'failed' });
    expect(listed('empty-snapshots-json')).toEqual({ value: { snapshots: [], rejected: 0 } });
  });

  test('02 a skipped backup has no duration below zero and no end in the year 1', (context) => {
    context.skip(!modern, 'restic 0.14.0 has no --skip-if-unchanged');
    const { summary, skipped } = judged('backup-skip-if-unchanged-json');
    expect(skipped).toBe(true);
    expect(summary?.snapshotId).toBeUndefined();
    expect(summary?.durationSeconds ?? 0).toBeGreaterThanOrEqual(0);
    expect(summary?.refused).toEqual(version === '0.18.0' ? ['total_duration', 'backup_end'] : []);
  });

  test('03 a dry run prints a snapshot id and is no backup', () => {
    const { stdout } = recorded('backup-dry-run-json');
    const seen = evidenceOf(stdout);
    expect(seen.summary).toMatchObject({ dryRun: true, snapshotId: expect.stringMatching(/^[0-9a-f]{8,64}$/u) });
    expect(judged('backup-dry-run-json').dryRun).toBe(true);
    // Told by the output alone, when nobody saw the command line.
    const run = { kind: 'backup', ending: { type: 'exited', code: 0 }, evidence: seen } as const;
    expect(verdictOfRun(run).dryRun).toBe(true);
  });

  test('04 exit 0 with lost data is not ok', () => {
    expect(judged('backup-source-missing-one-json').verdict).toBe('partial');
    expect(judged('backup-source-missing-one-text').verdict).toBe('partial');
    expect(judged('backup-source-vanishes-before-read-json').verdict).toBe('partial');
    expect(judged('backup-empty-directory-json').verdict).toBe('ok');
    expect(judged('backup-empty-directory-json', 12)).toMatchObject({
      verdict: 'partial',
      reason: 'the snapshot holds 0 files; the run before had 12',
    });
    expect(judged('backup-file-vanishes-json')).toMatchObject(
      modern ? { verdict: 'ok', reason: '5 of 64 files vanished before they were read' } : { verdict: 'partial' },
    );
  });

  test('05 a forget that could not remove is not ok', () => {
    // 0.14.0 tries again until somebody kills it.
    expect(judged('forget-cannot-remove-json').verdict).toBe(modern ? 'partial' : 'failed');
    expect(judged('append-only-forget-json').verdict).toBe(modern ? 'partial' : 'failed');
  });

  test('06 a stopped backup is cancelled, whatever its exit code; SIGHUP stops nothing', () => {
    expect(judged('backup-killed-int-json').verdict).toBe('cancelled');
    expect(judged('backup-killed-term-json').verdict).toBe('cancelled');
    expect(judged('backup-killed-int-text').verdict).toBe('cancelled');
    expect(judged('check-killed-int-json').verdict).toBe('cancelled');
    expect(judged('backup-killed-hup-json').verdict).toBe('ok');
    expect(judged('backup-killed-kill-json').verdict).toBe('failed');
  });

  test('07 errors that check counts mean nothing with a wrong password, no repository, a lock or a signal', () => {
    expect(judged('wrong-password-check-json').verdict).toBe('wrong_password');
    expect(judged('no-repository-check-json').verdict).toBe('no_repository');
    expect(judged('locked-shared-check-json').verdict).toBe('locked');
    expect(judged('check-killed-term-json').verdict).toBe('cancelled');
    expect(evidence('locked-shared-check-json').checkErrors).toBe(modern ? 1 : undefined);
    expect(judged('damage-missing-pack-check-json').verdict).toBe('failed');
  });

  test('08 a check without --read-data sees no flipped byte, and so says ok', () => {
    expect(judged('damage-flipped-byte-check-json').verdict).toBe('ok');
    expect(judged('damage-flipped-byte-check-read-data-json').verdict).toBe('failed');
  });

  test('09 forget prints nothing, or JSON and then text', () => {
    expect(recorded('empty-forget-json').stdout).toHaveLength(0);
    expect(judged('empty-forget-json').verdict).toBe('ok');
    expect(judged('forget-prune-json').verdict).toBe('ok');
  });

  test('10 an unlock that leaves the lock is ok: nothing is unlocked automatically', () => {
    expect(judged('locked-shared-unlock').verdict).toBe('ok');
    expect(judged('lock-other-host-5-min-unlock-json').verdict).toBe('ok');
  });

  test('11 retries without end say why when the deadline passes', () => {
    const { stdout, stderr, ending } = recorded('http-refused-backup-json');
    const seen = evidenceOf(stdout, stderr);
    expect(ending.type).toBe(modern ? 'signalled' : 'exited');
    const late = verdictOfRun({ kind: 'backup', ending: { type: 'timeout', afterSeconds: 6 }, evidence: seen });
    expect(late.verdict).toBe('timeout');
    expect(late.reason).toContain('connection refused');
  });

  test('12 JSON is found between lines of text, and a message ends at its first line', () => {
    expect(evidence('disk-full-backup-json').signs.size).toBe(0);
    const { reason = 'warned: not a directory' } = judged('backup-cache-directory-unusable-json');
    expect(reason).not.toContain('\n');
    expect(reason).not.toContain('github.com/restic');
    expect(reason).toContain('not a directory');
    expect(evidence('backup-killed-int-json').signs.get('cancelled')).toBe('signal interrupt received, cleaning up');
    expect(evidence('unknown-flag').complaint).toBe('unknown flag: --frobnicate');
  });

  test('13 scan_finished is no progress of 0, under either of its names', () => {
    const seen = evidence('backup-unchanged-verbose2-json');
    expect(seen.scannedFiles).toBe(seen.summary?.filesProcessed);
    expect(judged('backup-unchanged-verbose2-json')).toMatchObject({ verdict: 'ok' });
    expect(judged('backup-unchanged-verbose2-json').reason).toBeUndefined();
  });

  test('14 an error is an object in each of its three shapes', () => {
    const { errors } = evidence('backup-partial-json');
    expect(errors.count).toBe(4);
    expect(errors.first).toMatch(modern ? /permission denied$/u : /error number 13$/u);
    expect(readMessage({ message_type: 'error', error: {}, during: 'scan', item: '/a' })).toEqual({
      type: 'error',
      message: 'read /a',
    });
  });

  test('15 an unusable cache is a warning, and in 0.19.1 the end', () => {
    expect(judged('backup-cache-directory-unusable-json').verdict).toBe(version === '0.19.1' ? 'failed' : 'ok');
    const stderr = Buffer.from('unable to open cache: mkdir /x: not a directory\n');
    const warned = { ...recordedRun(version, 'empty-snapshots-json'), stderr };
    expect(readReply(warned, ['snapshots'], readSnapshotList)).toMatchObject({ value: { snapshots: [] } });
  });

  test('16 grouped and flat lists count the same snapshots; --latest is never asked for', () => {
    const ids = (scenario: string) => {
      const reply = listed(scenario);
      return 'value' in reply ? reply.value.snapshots.map(({ id }) => id).sort() : [];
    };
    expect(ids('snapshots-json').length).toBeGreaterThan(20);
    expect(ids('snapshots-group-by-host-paths-json')).toEqual(ids('snapshots-json'));
  });

  test('17 a missing config and missing keys read as mistakes of the operator; 401, 403 and a full disk as failed', () => {
    const look = (scenario: string) => {
      const { stdout, stderr, ending } = recorded(scenario);
      return verdictOfRun({ kind: 'backup', ending, evidence: evidenceOf(stdout, stderr) }).verdict;
    };
    expect(look('damage-no-config-snapshots-json')).toBe('no_repository');
    expect(look('damage-no-keys-snapshots-json')).toBe('wrong_password');
    expect(look('http-401-snapshots-json')).toBe('failed');
    expect(look('http-403-snapshots-json')).toBe('failed');
    expect(look('disk-full-snapshots-json')).toBe('failed');
  });

  test('18 names that are not UTF-8, quotes and newlines break no line', () => {
    for (const scenario of ['backup-odd-names-json', 'backup-odd-host-tag-json', 'backup-invalid-utf8-path-json']) {
      expect(judged(scenario).verdict).toBe('ok');
      expect(evidence(scenario).brokenLines).toBe(0);
    }
    expect(judged('backup-partial-json').reason).toContain('secret');
    expect(readLine('{"message_type":"error","item":"\\u003cx"}')).toMatchObject({ value: { item: '<x' } });
  });

  test('19 a stale lock blocks like a live one', () => {
    expect(judged('lock-other-host-2-h-backup-json').verdict).toBe('locked');
    expect(judged('lock-other-host-2-h-prune-text').verdict).toBe('locked');
    expect(judged('locked-exclusive-backup-no-lock-json').verdict).toBe('locked');
  });

  test('20 raw-data is the data in use, and shrinks when snapshots go', () => {
    const [before, after] = ['stats-raw-data-before-forget-json', 'stats-raw-data-after-forget-json'].map(
      (scenario) => {
        const size = readSize(recorded(scenario).stdout);
        return size.known ? size.value.storedBytes : Number.NaN;
      },
    );
    expect(after).toBeLessThan(before ?? 0);
  });
});

test('without --json the answers come from the exit code, the arguments and the recorded sentences', () => {
  const argv = ['nice', '-n', '10', 'restic', '-r', 'r', 'backup', '/etc'];
  const asked = readResticCommand(argv);
  const run = { kind: 'backup', ending: { type: 'exited', code: 0 }, evidence: evidenceOf('') } as const;
  expect(asked).toMatchObject({ json: false, dryRun: false });
  expect(asked && verdictOfRun({ ...run, asked }).verdict).toBe('ok');
});

test.each([
  { field: 'count', read: count, good: [0, 1, 2 ** 53 - 1], bad: ['1', -1, 2 ** 64, Number.NaN, 1.5, null, [1]] },
  { field: 'seconds', read: seconds, good: [0, 0.25], bad: ['1', -9223372036.854776, Infinity, Number.NaN, null] },
  {
    field: 'instant',
    read: instant,
    good: ['2026-11-21T01:16:28.035727761Z', '2026-11-20T21:46:28-03:30'],
    bad: ['0001-01-01T00:00:00Z', '2026-11-21 01:16:04', '2026-13-01T00:00:00Z', 0, null],
  },
])('R10 a wrong $field is refused', ({ read, good, bad }) => {
  for (const value of good) expect(read(value)).toBe(value);
  for (const value of bad) expect(read(value)).toBeUndefined();
});
