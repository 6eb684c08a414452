import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('gateway_session_operations_total', { operation: 'create', type: 'vnc', status: 'success' });
const bad = row('gateway_session_operations_total', { operation: 'create', type: 'vnc', status: 'error' });

/** What the alert of this name does. */
export const conduitSessionsFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-gateway', instance: 'gateway:8081' },
  quiet: { [good]: 4, [bad]: 0 },
  trouble: { [good]: 2, [bad]: 2 },
  border: { [good]: 4, [bad]: 1 },
  labels: { type: 'vnc' },
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Console sessions fail: vnc',
    description: '50% of the vnc sessions that people asked for in the last ten minutes did not open.',
  },
});
