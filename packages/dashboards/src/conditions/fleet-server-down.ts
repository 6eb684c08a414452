import { resticManager } from '@lockstep/catalog';
import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';
import { targets } from '../alerting/series.ts';

/** Fleet servers that cannot be scraped. The job has the name of their catalog. */
export const fleetServerDown: Condition = defineCondition({
  name: 'FleetServerDown',
  severity: 'critical',
  component: 'monitoring',
  // Longer than a restart or an upgrade takes.
  for: '5m',
  quantity: targets.up.where({ job: resticManager.name }).maxBy('job', 'instance'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: ({ label }) => `The fleet server ${label('instance')} cannot be scraped`,
  description: ({ label }) =>
    `Prometheus gets no page from ${label('instance')} (job ${label('job')}). What it knew of backups is believed for an hour, and then no alert about them fires any more.`,
  panel: {
    id: 20,
    meaning: 'Whether the last scrape of each fleet server succeeded (1) or not (0).',
    unit: 'none',
    noValue: 'No fleet server is scraped',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
