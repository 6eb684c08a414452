import { dueTimes } from '@lockstep/backups';
import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, NAMED_SOURCE, REPOSITORY, row, scraped, SERVER, SOURCE, values } from '../series.ts';

const overdue = row('backup_overdue', SOURCE);
const success = row('backup_last_success_timestamp_seconds', SOURCE);

/**
 * The row of a source that is expected at half past two in Berlin, minute by minute after a success, by the same arithmetic
 * that exporter and server use.
 */
function overdueBy(succeededAt: string, minutes: number): string {
  const since = Date.parse(succeededAt);
  const { overdueAfterMs } = dueTimes({ cron: '30 2 * * *', time_zone: 'Europe/Berlin' }, since);
  const good = Math.min(minutes, Math.floor((overdueAfterMs - since) / 60_000) + 1);
  return values([0, good], [1, minutes - good]);
}

/** What the alert of this name does. */
export const backupOverdue: readonly Scenario[] = [
  {
    name: 'a run is missed: it fires after five minutes, and ends with the next success',
    series: page({ [overdue]: values([0, 10], [1, 40], [0, 60]) }),
    fires: { '9m': [], '14m': [], '15m': [NAMED_SOURCE], '49m': [NAMED_SOURCE], '50m': [] },
    says: {
      at: '15m',
      summary: 'Backup of db:/srv is overdue',
      description: 'No successful backup of db:/srv into repository 4f1a within its expected interval and the grace.',
    },
  },
  {
    name: 'the first run is awaited: not overdue from the first minute on',
    series: page({ [overdue]: values([0, 200]), [success]: values(['gone', 100], [6000, 100]) }),
    fires: { '5m': [], '60m': [], '180m': [] },
  },
  {
    name: 'a paused source, or one of which nothing is expected: the row is absent, whatever its age',
    series: page({ [success]: values([-900_000, 240]) }),
    fires: { '5m': [], '239m': [] },
  },
  {
    name: 'a source that is paused before the alert is raised: it is not raised by what was',
    series: page({ [overdue]: values([1, 3], ['gone', 100]) }),
    fires: { '4m': [], '6m': [], '20m': [], '70m': [] },
  },
  {
    name: 'the exporter restarts while the alert is pending: it need not wait again',
    series: {
      ...page({ [overdue]: values([0, 10], [1, 2], ['gone', 3], [1, 60]) }),
      [scraped(row('up'), EXPORTER)]: values([1, 12], [0, 3], [1, 60]),
    },
    fires: { '14m': [], '15m': [NAMED_SOURCE], '30m': [NAMED_SOURCE] },
  },
  {
    name: 'a source whose names are not known: it fires without them',
    series: {
      [scraped(row('up'), EXPORTER)]: values([1, 60]),
      [scraped(overdue, EXPORTER)]: values([1, 60]),
    },
    fires: { '10m': [SOURCE] },
    says: {
      at: '10m',
      summary: 'Backup of source 00d8c1f0a7b3e512 is overdue',
      description:
        'No successful backup of source 00d8c1f0a7b3e512 into repository 4f1a within its expected interval and the grace.',
    },
  },
  {
    name: 'a repository with two names: it fires without one, instead of failing',
    series: {
      ...page({ [overdue]: values([1, 60]) }),
      [scraped(row('backup_repository_info', { ...REPOSITORY, name: 'cellar', storage: 'local' }), SERVER)]: values([
        1, 60,
      ]),
    },
    fires: { '10m': [{ ...SOURCE, host: 'db', path: '/srv' }] },
  },
  {
    name: 'the clocks go back and the day has 25 hours: a backup at half past two each night is not late',
    series: page({ [overdue]: overdueBy('2026-10-24T00:40Z', 25 * 60) }, EXPORTER, 25 * 60),
    fires: { '1440m': [], '1455m': [], '1499m': [] },
  },
  {
    name: 'the clocks go forward and half past two does not exist: the slot is at three, and late after its grace',
    // Due at 01:00 UTC, with two hours and a little of grace: the night has an hour less.
    series: page({ [overdue]: overdueBy('2026-03-28T01:40Z', 28 * 60) }, EXPORTER, 28 * 60),
    fires: { '1400m': [], '1540m': [], '1546m': [], '1548m': [NAMED_SOURCE] },
  },
  ...habits({ rows: { [overdue]: 1 }, states: [], raisedAfter: 60, labels: NAMED_SOURCE }),
];
