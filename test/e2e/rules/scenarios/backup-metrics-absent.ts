import { page } from '../habits.ts';
import type { Scenario } from '../scenario.ts';
import { EXPORTER, row, scraped, SERVER, values } from '../series.ts';

const interval = row('backup_collector_interval_seconds', { tool: 'restic', name: 'offsite', question: 'snapshots' });

/** What the alert of this name does. */
export const backupMetricsAbsent: readonly Scenario[] = [
  {
    name: 'nothing is scraped that knows of backups',
    series: { [scraped(row('up'), { job: 'node', instance: 'a:9100' })]: values([1, 60]) },
    fires: { '14m': [], '15m': [{}] },
    says: {
      at: '15m',
      summary: 'Nothing is known of any backup',
      description:
        'No target of this Prometheus has a row about backups. Until one has, no alert about a backup can fire.',
    },
  },
  {
    name: 'the only exporter goes away',
    series: {
      [scraped(interval, EXPORTER)]: values([600, 60], ['gone', 60]),
      [scraped(row('up'), EXPORTER)]: values([1, 60], [0, 60]),
    },
    fires: { '59m': [], '74m': [], '75m': [{}] },
  },
  {
    name: 'an exporter without trouble, and one that restarts',
    series: {
      [scraped(interval, EXPORTER)]: values([600, 60], ['gone', 8], [600, 60]),
      [scraped(row('up'), EXPORTER)]: values([1, 60], [0, 8], [1, 60]),
    },
    fires: { '30m': [], '67m': [], '90m': [] },
  },
  {
    name: 'no exporter, and a fleet server that is told by its hosts',
    series: page({ [interval]: values([600, 240]) }, SERVER),
    fires: { '30m': [], '200m': [] },
  },
];
