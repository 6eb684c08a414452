import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const used = trc.controlPlane.trc_db_connections_in_use.maxBy('job', 'instance');
const limit = trc.controlPlane.trc_db_connections_max.maxBy('job', 'instance');

/** Processes whose connections to the database are all in use: whatever comes next waits. */
export const trcDatabasePoolFull: Condition = defineCondition({
  name: 'TrcDatabasePoolFull',
  system: 'trc',
  component: 'control-plane',
  scenario: 'db-pool-full',
  severity: 'critical',
  for: '5m',
  quantity: used.ratio(limit),
  fires: { when: 'above', threshold: 0.9 },
  names: none,
  summary: (say) => `The database pool of trc is full: ${say.label('instance')}`,
  description: (say) =>
    `${say.percentage} of the database connections that ${say.label('instance')} may open are in use. Requests wait for one.`,
  panel: {
    id: 7,
    meaning: 'Share of the database connections of each process that is in use.',
    unit: 'percentunit',
    noValue: 'The control plane is not scraped',
    legend: (quantity) => quantity.legend('{{instance}}'),
  },
});
