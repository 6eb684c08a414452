import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, NAMED_REPOSITORY, REPOSITORY, row, SOURCE, values } from '../series.ts';

const last = row('backup_repository_last_check_timestamp_seconds', { ...REPOSITORY, depth: 'structure' });
const interval = row('backup_repository_check_expected_interval_seconds', { ...REPOSITORY, depth: 'structure' });
const seen = row('backup_source_first_seen_timestamp_seconds', SOURCE);
const ALERT = { ...NAMED_REPOSITORY, depth: 'structure' };

/** What the alert of this name does. */
export const backupCheckTooOld: readonly Scenario[] = [
  {
    name: 'nothing happens for a day and a tenth, where a day is expected',
    series: page({ [last]: values([0, 1700]), [interval]: values([86_400, 1700]) }, EXPORTER, 1700),
    fires: { '1440m': [], '1584m': [], '1589m': [], '1590m': [ALERT] },
    says: {
      at: '1590m',
      summary: 'Repository offsite has not been checked for too long',
      description:
        'The last check of depth structure of restic repository offsite is 1.1 of its expected intervals ago.',
    },
  },
  {
    name: 'it was never done: the repository has been known for long enough',
    series: page({ [interval]: values([3600, 240]), [seen]: values([0, 240]) }),
    fires: { '60m': [], '71m': [], '72m': [ALERT], '230m': [ALERT] },
  },
  {
    name: 'it was never done, and a new repository has time',
    series: page({ [interval]: values([86_400, 240]), [seen]: values([0, 240]) }),
    fires: { '60m': [], '239m': [] },
  },
  {
    name: 'no check is expected',
    series: page({ [last]: values([-9_000_000, 240]) }),
    fires: { '60m': [], '239m': [] },
  },
  {
    name: 'it is done in time, every hour',
    series: page({ [last]: values([0, 60], [3600, 60], [7200, 60], [10_800, 60]), [interval]: values([3600, 240]) }),
    fires: { '60m': [], '119m': [], '179m': [], '239m': [] },
  },
  ...habits({ rows: { [last]: -9_000_000, [interval]: 86_400 }, states: [], raisedAfter: 60, labels: ALERT }),
];
