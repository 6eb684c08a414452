import { describe, expect, test } from 'vitest';
import { answered, kopiaRecording } from '../../test/kopia-recording.ts';
import { readMaintenanceInfo } from './maintenance-info.ts';

const HOURLY = { isEnabled: true, intervalSeconds: 3600 };
const DAILY = { isEnabled: true, intervalSeconds: 86_400 };

describe('recorded answers', () => {
  test.each(answered('maintenance'))('%s: nanoseconds are seconds', (scenario) => {
    const { quick, full } = read(scenario);
    expect([quick.intervalSeconds, full.intervalSeconds]).toEqual([3600, 86_400]);
  });

  test.each(['maintenance/fresh-info-json', 'empty-repository/maintenance-info-json'])(
    '%s: no times before the first run',
    (scenario) => {
      expect(read(scenario)).toEqual({ quick: HOURLY, full: DAILY });
    },
  );

  test.each([
    ['after-first-snapshot-json', '17.978', '17.978'],
    ['after-quick-json', '18.757', '17.978'],
    ['after-full-json', '19.364', '19.364'],
    // The cycle that failed got as far as its second task.
    ['broken-repository-info-json', '24.871', '24.871'],
  ])('%s: the last quick cycle ended at :%s, the last full one at :%s', (scenario, quick, full) => {
    const { lastQuickTime, lastFullTime } = read(`maintenance/${scenario}`);
    expect([lastQuickTime, lastFullTime]).toEqual([
      expect.stringContaining(`2026-11-21T01:23:${quick}`),
      expect.stringContaining(`2026-11-21T01:23:${full}`),
    ]);
  });

  test('disabled is told, a pause shows only in the next times', () => {
    const disabled = read('maintenance/disabled-json');
    expect([disabled.quick.isEnabled, disabled.full.isEnabled]).toEqual([false, false]);
    const paused = read('maintenance/paused-json');
    expect(paused.quick).toEqual({ ...HOURLY, nextTime: '2026-11-23T01:23:22.974017709Z' });
  });
});

/** Tasks as `name@second`, in any order; `!` after the name is a failure. */
const CYCLES = [
  { name: 'a full cycle', runs: 'snapshot-gc@1 advance-epoch@2 cleanup-logs@3', quick: 3, full: 3 },
  { name: 'a quick cycle after it', runs: 'snapshot-gc@1 cleanup-logs@3 advance-epoch@4', quick: 4, full: 3 },
  { name: 'a full cycle that failed', runs: 'snapshot-gc@1 cleanup-logs@3 snapshot-gc@5 full-x!@6', quick: 3, full: 3 },
  { name: 'one that was killed', runs: 'snapshot-gc@1 cleanup-logs@3 snapshot-gc@5', quick: 3, full: 3 },
  { name: 'one that failed at once', runs: 'snapshot-gc!@1 cleanup-logs@3' },
  { name: 'one that failed at its end', runs: 'snapshot-gc@1 cleanup-logs!@3' },
  { name: 'one that runs', runs: 'snapshot-gc@1 advance-epoch@2', quick: 2 },
  {
    name: 'old format: quick cycles end as full ones do',
    runs: 'snapshot-gc@1 cleanup-logs@3 index-compaction@5 cleanup-logs@6 index-compaction@8 cleanup-logs@9',
    quick: 8,
    full: 3,
  },
  {
    name: 'old format: quick cycles after a full one that failed',
    runs: 'snapshot-gc@1 cleanup-logs@2 snapshot-gc@3 full-x!@4 index-compaction@5 cleanup-logs@6',
    quick: 5,
    full: 2,
  },
];

describe('made-up answers', () => {
  test.each(CYCLES)('$name', ({ runs, quick, full }) => {
    const printed = { schedule: { runs: { ...histories(runs), 'no-runs': null, odd: [7, {}] } } };
    const answer = readMaintenanceInfo(Buffer.from(JSON.stringify(printed)));
    const at = (second: number | undefined) => second && `2026-11-21T01:00:0${second}.5Z`;
    expect(answer).toMatchObject({ known: true, value: { quick: {}, full: {} } });
    const value = answer.known ? answer.value : {};
    expect(value).toEqual({
      quick: {},
      full: {},
      ...(quick === undefined ? {} : { lastQuickTime: at(quick) }),
      ...(full === undefined ? {} : { lastFullTime: at(full) }),
    });
  });

  test.each(['', '[]', '{}', '{"schedule":{}}', '{"owner":"backup@alpha","schedule":{"runs":'])(
    '%j is a problem',
    (printed) => {
      expect(readMaintenanceInfo(Buffer.from(printed))).toMatchObject({ known: false });
    },
  );
});

/** Newest first, as Kopia prints them. */
function histories(runs: string): Record<string, object[]> {
  const tasks: Record<string, object[]> = {};
  for (const run of runs.split(' ')) {
    const [, name = '', failed, second] = /^([a-z-]+)(!?)@(\d)$/u.exec(run) ?? [];
    const times = { start: `2026-11-21T01:00:0${second}Z`, end: `2026-11-21T01:00:0${second}.5Z` };
    tasks[name] = [{ ...times, ...(failed === '' ? { success: true } : { error: 'no' }) }, ...(tasks[name] ?? [])];
  }
  return tasks;
}

function read(scenario: string) {
  const answer = readMaintenanceInfo(kopiaRecording(scenario).stdout);
  if (!answer.known) throw new Error(answer.reason);
  return answer.value;
}
