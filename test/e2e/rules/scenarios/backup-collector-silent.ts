import { page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, SERVER, values } from '../series.ts';

const QUESTION = { tool: 'restic', name: 'offsite', question: 'snapshots' };
const attempt = row('backup_collector_last_attempt_timestamp_seconds', QUESTION);
const interval = row('backup_collector_interval_seconds', QUESTION);
const REPORTS = { tool: 'restic', name: 'db', question: 'reports' };
const reports = row('backup_collector_last_attempt_timestamp_seconds', REPORTS);
const reportInterval = row('backup_collector_interval_seconds', REPORTS);

/** What the alert of this name does. */
export const backupCollectorSilent: readonly Scenario[] = [
  {
    name: 'a collector is dead for three of its intervals, and asks again',
    series: page({ [attempt]: values([0, 90], [5400, 60]), [interval]: values([1200, 240]) }),
    fires: { '60m': [], '70m': [], '71m': [QUESTION], '89m': [QUESTION], '90m': [] },
    says: {
      at: '71m',
      summary: 'Nobody asks repository offsite any more: snapshots',
      description:
        'The last attempt to learn about snapshots of restic repository offsite is 3.5 of its intervals ago.',
    },
  },
  {
    name: 'a host does not report any more to its fleet server',
    series: page({ [reports]: values([0, 240]), [reportInterval]: values([3600, 240]) }, SERVER),
    fires: { '180m': [], '190m': [], '191m': [REPORTS] },
    says: {
      at: '191m',
      summary: 'Host db does not report any more',
      description:
        'The last report of host db to its fleet server is 3.2 of its intervals ago. What is known of its backups grows old.',
    },
  },
  {
    name: 'a question that is asked once a day',
    series: page({ [attempt]: values([0, 240]), [interval]: values([86_400, 240]) }),
    fires: { '60m': [], '239m': [] },
  },
  {
    name: 'the exporter restarts while a collector is silent: it goes on',
    series: {
      ...page({
        [attempt]: values([0, 90], ['gone', 8], [0, 60]),
        [interval]: values([1200, 90], ['gone', 8], [1200, 60]),
      }),
      [scraped(row('up'), EXPORTER)]: values([1, 90], [0, 8], [1, 60]),
    },
    fires: { '89m': [QUESTION], '94m': [QUESTION], '99m': [QUESTION], '110m': [QUESTION] },
  },
  {
    name: 'the repository is taken out of the configuration: it ends',
    series: page({ [attempt]: values([0, 90], ['gone', 60]), [interval]: values([1200, 90], ['gone', 60]) }),
    fires: { '89m': [QUESTION], '90m': [], '120m': [] },
  },
];
