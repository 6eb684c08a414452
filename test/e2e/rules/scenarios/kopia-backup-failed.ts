import { page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, values } from '../series.ts';

const LABELS = { repository: '4f1a', source_id: '00d8c1f0a7b3e512', path: '/srv' };
const ALERT = { ...LABELS, ...EXPORTER };
const status = row('kopia_backup_status', LABELS);

/** What the alert of this name does. */
export const kopiaBackupFailed: readonly Scenario[] = [
  {
    name: 'a run fails: it fires after five minutes, as specified, and a quarter of an hour longer than the trouble',
    series: page({ [status]: values([1, 10], [0, 40], [1, 60]) }),
    fires: { '10m': [], '14m': [], '15m': [ALERT], '49m': [ALERT], '60m': [ALERT], '70m': [] },
    says: {
      at: '15m',
      summary: 'Backup operation failed',
      description:
        'The last run of Kopia for /srv (source 00d8c1f0a7b3e512) in repository 4f1a did not succeed, or left something out.',
    },
  },
  {
    name: 'all is well, for each of two sources',
    series: page({
      [status]: values([1, 240]),
      [row('kopia_backup_status', { ...LABELS, path: '/etc' })]: values([1, 240]),
    }),
    fires: { '5m': [], '200m': [] },
  },
  {
    name: 'no run is known yet: the row is absent',
    series: page({}),
    fires: { '60m': [] },
  },
  {
    name: 'the exporter restarts: it goes on',
    series: {
      ...page({ [status]: values([0, 60], ['gone', 8], [0, 60]) }),
      [scraped(row('up'), EXPORTER)]: values([1, 60], [0, 8], [1, 60]),
    },
    fires: { '59m': [ALERT], '61m': [ALERT], '67m': [ALERT], '68m': [ALERT], '75m': [ALERT] },
  },
  {
    name: 'the source is deleted: it ends a quarter of an hour later',
    series: page({ [status]: values([0, 60], ['gone', 60]) }),
    fires: { '59m': [ALERT], '80m': [] },
  },
];
