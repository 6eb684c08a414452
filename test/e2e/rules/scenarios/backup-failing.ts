import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { NAMED_SOURCE, row, SOURCE, values } from '../series.ts';

const last = (verdict: string): string => row('backup_last_result', { ...SOURCE, verdict });

/** What the alert of this name does. */
export const backupFailing: readonly Scenario[] = [
  {
    name: 'a run fails, the next with another verdict, then one succeeds: one alert from the first to the last',
    series: page({
      [last('ok')]: `${values([1, 10], ['gone', 50])} ${values([1, 60])}`,
      [last('wrong_password')]: `_x10 ${values([1, 20], ['gone', 90])}`,
      [last('no_repository')]: `_x30 ${values([1, 30], ['gone', 60])}`,
    }),
    fires: {
      '14m': [],
      '15m': [NAMED_SOURCE],
      '30m': [NAMED_SOURCE],
      '33m': [NAMED_SOURCE],
      '59m': [NAMED_SOURCE],
      '60m': [],
    },
    says: {
      at: '15m',
      summary: 'Backup of db:/srv fails',
      description: 'The last run of restic for db:/srv into repository 4f1a failed. backup_last_result says how.',
    },
  },
  {
    name: 'a run fails and is made up for before anybody is woken',
    series: page({ [last('failed')]: values([1, 3], ['gone', 100]), [last('ok')]: `_x3 ${values([1, 100])}` }),
    fires: { '4m': [], '6m': [], '20m': [], '80m': [] },
  },
  {
    name: 'a run was partial, one was cancelled',
    series: page({ [last('partial')]: values([1, 60], ['gone', 60]), [last('cancelled')]: `_x60 ${values([1, 60])}` }),
    fires: { '30m': [], '100m': [] },
  },
  {
    name: 'nothing has run yet',
    series: page({}),
    fires: { '60m': [] },
  },
  ...habits({ rows: { [last('timeout')]: 1 }, states: [], raisedAfter: 60, labels: NAMED_SOURCE }),
];
