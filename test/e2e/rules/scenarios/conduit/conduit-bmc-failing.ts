import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('gateway_bmc_operations_total', { operation: 'power_on', status: 'success' });
const bad = row('gateway_bmc_operations_total', { operation: 'power_on', status: 'error' });

/** What the alert of this name does. */
export const conduitBmcFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-gateway', instance: 'gateway:8081' },
  quiet: { [good]: 8, [bad]: 0 },
  trouble: { [good]: 4, [bad]: 4 },
  border: { [good]: 8, [bad]: 2 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Operations on BMCs fail',
    description:
      '50% of the operations on baseboard controllers of the last ten minutes failed. agent_bmc_connection_errors_total says why and where.',
  },
});
