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
      expect(read(scenario)).toEqual({ owner: 'backup@alpha', quick: HOURLY, full: DAILY, tasks: [] });
    },
  );

  test('a quick cycle does not count as a full one', () => {
    expect(read('maintenance/after-first-snapshot-json').lastFullTime).toBe('2026-11-21T01:23:17.974102296Z');
    expect(read('maintenance/after-quick-json').lastFullTime).toBe('2026-11-21T01:23:17.974102296Z');
    expect(read('maintenance/after-full-json').lastFullTime).toBe('2026-11-21T01:23:19.360042901Z');
  });

  test('a task that failed has no success and an error', () => {
    const { tasks } = read('maintenance/broken-repository-info-json');
    expect(tasks.find(({ name }) => name === 'full-rewrite-contents')).toMatchObject({
      lastSuccess: false,
      lastError: 'failed to rewrite 9 contents',
      lastEndTime: '2026-11-21T01:23:29.917715111Z',
    });
    expect(tasks.filter(({ lastSuccess }) => !lastSuccess)).toHaveLength(1);
  });

  test('disabled is told, a pause shows only in the next times', () => {
    const disabled = read('maintenance/disabled-json');
    expect([disabled.quick.isEnabled, disabled.full.isEnabled]).toEqual([false, false]);
    const paused = read('maintenance/paused-json');
    expect(paused.quick).toEqual({ ...HOURLY, nextTime: '2026-11-23T01:23:22.974017709Z' });
  });

  test('the owner may be another, or unknown', () => {
    expect(read('maintenance/owner-differs-json').owner).toBe('other@gamma');
    expect(read('verify/all-indexes-deleted-maintenance-info-json').owner).toBeUndefined();
  });
});

const run = (fields: object) => ({ end: '2026-11-21T01:00:00Z', ...fields });

describe('made-up answers', () => {
  test('the newest run is found in any order, and unknown tasks are kept', () => {
    const late = run({ end: '2026-11-21T02:00:00.25Z', error: 'no space' });
    const printed = { schedule: { runs: { 'new-task': [run({ success: true }), late], 'no-runs': null, odd: [7] } } };
    expect(readMaintenanceInfo(Buffer.from(JSON.stringify(printed)))).toEqual({
      known: true,
      value: {
        quick: {},
        full: {},
        tasks: [
          {
            name: 'new-task',
            lastSuccess: false,
            lastError: 'no space',
            lastEndTime: '2026-11-21T02:00:00.25Z',
            lastSuccessTime: '2026-11-21T01:00:00Z',
          },
        ],
      },
    });
  });

  test.each(['', '[]', '{}', '{"schedule":{}}', '{"owner":"backup@alpha","schedule":{"runs":'])(
    '%j is a problem',
    (printed) => {
      expect(readMaintenanceInfo(Buffer.from(printed))).toMatchObject({ known: false });
    },
  );
});

function read(scenario: string) {
  const answer = readMaintenanceInfo(kopiaRecording(scenario).stdout);
  if (!answer.known) throw new Error(answer.reason);
  return answer.value;
}
