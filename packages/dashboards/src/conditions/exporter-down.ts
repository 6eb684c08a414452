import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';
import { targets } from '../alerting/series.ts';

/** Exporters that cannot be scraped. The job has the name that the specification gives it, and serves restic as well. */
export const exporterDown: Condition = defineCondition({
  name: 'ExporterDown',
  severity: 'critical',
  component: 'monitoring',
  // Longer than a restart or an upgrade takes.
  for: '5m',
  quantity: targets.up.where({ job: 'kopia' }).maxBy('job', 'instance'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: ({ label }) => `The exporter ${label('instance')} cannot be scraped`,
  description: ({ label }) =>
    `Prometheus gets no page from ${label('instance')} (job ${label('job')}). What it knew of backups is believed for an hour, and then no alert about them fires any more.`,
  panel: {
    id: 19,
    meaning: 'Whether the last scrape of each exporter succeeded (1) or not (0).',
    unit: 'none',
    noValue: 'No exporter is scraped',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
