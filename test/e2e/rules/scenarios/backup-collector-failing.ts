import { page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, values } from '../series.ts';

const QUESTION = { tool: 'restic', name: 'offsite', question: 'snapshots' };
const attempt = row('backup_collector_last_attempt_timestamp_seconds', QUESTION);
const success = row('backup_collector_last_success_timestamp_seconds', QUESTION);
const interval = row('backup_collector_interval_seconds', QUESTION);
const wrong = row('backup_collector_last_result', { ...QUESTION, verdict: 'wrong_password' });

/** What the alert of this name does. */
export const backupCollectorFailing: readonly Scenario[] = [
  {
    name: 'a password was changed: it fires at the second failure in a row, and ends with an answer',
    series: page({
      // Asked every ten minutes, from the start on.
      [attempt]: values([0, 10], [600, 10], [1200, 10], [1800, 10], [2400, 60]),
      [success]: values([0, 40], [2400, 60]),
      [interval]: values([600, 100]),
    }),
    fires: { '15m': [], '24m': [], '25m': [QUESTION], '39m': [QUESTION], '40m': [] },
    says: {
      at: '25m',
      summary: 'Repository offsite does not answer: snapshots',
      description:
        'The collector asks restic repository offsite about snapshots, and has had no answer for 2.0 of its intervals. States are withheld; what is known of successes stays.',
    },
  },
  {
    name: 'every other question fails',
    series: page({
      [attempt]: values([0, 10], [600, 10], [1200, 10], [1800, 10], [2400, 10], [3000, 10]),
      [success]: values([0, 20], [1200, 20], [2400, 20]),
      [interval]: values([600, 60]),
    }),
    fires: { '15m': [], '29m': [], '45m': [], '59m': [] },
  },
  {
    name: 'a repository that never answered: it fires at once, for there is nothing to hold on to',
    series: page({ [attempt]: values([0, 60]), [interval]: values([3600, 60]), [wrong]: values([1, 60]) }),
    fires: { '4m': [], '5m': [QUESTION], '50m': [QUESTION] },
  },
  {
    name: 'the first look still runs',
    series: page({ [attempt]: values([0, 60]), [interval]: values([600, 60]) }),
    fires: { '10m': [], '59m': [] },
  },
  {
    name: 'the exporter restarts: it goes on',
    series: {
      ...page({
        [attempt]: values([6000, 60], ['gone', 8], [6000, 60]),
        [success]: values([0, 60], ['gone', 8], [0, 60]),
        [interval]: values([600, 60], ['gone', 8], [600, 60]),
      }),
      [scraped(row('up'), EXPORTER)]: values([1, 60], [0, 8], [1, 60]),
    },
    fires: { '59m': [QUESTION], '64m': [QUESTION], '69m': [QUESTION], '80m': [QUESTION] },
  },
  {
    name: 'the repository is taken out of the configuration: it ends',
    series: page({
      [attempt]: values([6000, 60], ['gone', 60]),
      [success]: values([0, 60], ['gone', 60]),
      [interval]: values([600, 60], ['gone', 60]),
    }),
    fires: { '59m': [QUESTION], '60m': [], '90m': [] },
  },
];
