import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const created = conduit.gateway.gateway_session_operations_total.where({ operation: 'create' });
const failed = created.where({ status: 'error' });

/** Consoles that do not open: what Conduit is for. */
export const conduitSessionsFailing: Condition = defineCondition({
  name: 'ConduitSessionsFailing',
  system: 'conduit',
  component: 'gateway',
  scenario: 'sessions-failing',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({
    failed: failed.increase('10m').sumBy('type'),
    all: created.increase('10m').sumBy('type'),
    least: 5,
  }),
  fires: { when: 'above', threshold: 0.2 },
  names: none,
  summary: (say) => `Console sessions fail: ${say.label('type')}`,
  description: (say) =>
    `${say.percentage} of the ${say.label('type')} sessions that people asked for in the last ten minutes did not open.`,
  panel: {
    id: 14,
    meaning:
      'Share of sessions of the last ten minutes that could not be created, by type. 0 while fewer than five could not.',
    unit: 'percentunit',
    noValue: 'Nobody asks for a console',
    legend: (quantity) => quantity.legend('{{type}}'),
  },
});
