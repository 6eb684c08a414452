import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const operations = conduit.gateway.gateway_bmc_operations_total;
const failed = operations.where({ status: 'error' });

/** Servers that do not obey: power, boot and sensors. */
export const conduitBmcFailing: Condition = defineCondition({
  name: 'ConduitBmcFailing',
  system: 'conduit',
  component: 'gateway',
  scenario: 'bmc-failing',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('10m').sum(), all: operations.increase('10m').sum(), least: 10 }),
  fires: { when: 'above', threshold: 0.2 },
  names: none,
  summary: () => 'Operations on BMCs fail',
  description: (say) =>
    `${say.percentage} of the operations on baseboard controllers of the last ten minutes failed. agent_bmc_connection_errors_total says why and where.`,
  panel: {
    id: 15,
    meaning:
      'Share of operations on baseboard controllers of the last ten minutes that failed. 0 while fewer than ten did.',
    unit: 'percentunit',
    noValue: 'No operation was asked for',
    legend: (quantity) => quantity.legend('Failed'),
  },
});
