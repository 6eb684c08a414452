import { habits, page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, NAMED_REPOSITORY, REPOSITORY, row, type Series, values } from '../series.ts';

const free = row('backup_repository_volume_available_bytes', REPOSITORY);
const size = row('backup_repository_volume_size_bytes', REPOSITORY);
const TB = 1_000_000_000_000;

const volume = (samples: string, count: number): Series =>
  page({ [free]: samples, [size]: values([TB, count]) }, EXPORTER, count);

/** What the alert of this name does. */
export const backupVolumeFull: readonly Scenario[] = [
  {
    name: 'a file system that loses a tenth a day, with a week to go',
    step: '5m',
    series: volume(`${TB}-347222222x600`, 601),
    fires: { '11h': [], '13h': [], '50h': [] },
  },
  {
    name: 'a file system that loses three tenths a day: it fires after half a day of history, and an hour',
    step: '5m',
    series: volume(`${TB}-1041666666x280`, 281),
    fires: { '11h': [], '12h': [], '14h': [NAMED_REPOSITORY], '20h': [NAMED_REPOSITORY] },
    says: {
      at: '14h',
      summary: 'The file system of repository offsite is filling up',
      description:
        'The file system that holds repository offsite is nearly full, or will be within three days if it goes on as in the last day.',
    },
  },
  {
    name: 'it fills steeply for ten minutes, an hour after the first sample: too little to go by',
    step: '5m',
    series: volume(`${values([1e12, 12])} ${TB}-50000000000x2 ${values([850_000_000_000, 100])}`, 114),
    fires: { '1h': [], '2h': [], '9h': [] },
  },
  {
    name: 'it has been full for ever: that it does not get fuller is no comfort',
    series: page({ [free]: values([20_000_000_000, 240]), [size]: values([1e12, 240]) }),
    fires: { '59m': [], '60m': [NAMED_REPOSITORY], '239m': [NAMED_REPOSITORY] },
  },
  {
    name: 'a bucket, of which nobody knows how full it is',
    series: page({ [row('backup_repository_size_bytes', REPOSITORY)]: values([1e12, 240]) }),
    fires: { '120m': [], '239m': [] },
  },
  ...habits({
    rows: { [free]: 10_000_000_000, [size]: 1e12 },
    states: ['backup_repository_volume_available_bytes', 'backup_repository_volume_size_bytes'],
    raisedAfter: 90,
    labels: NAMED_REPOSITORY,
  }),
];
