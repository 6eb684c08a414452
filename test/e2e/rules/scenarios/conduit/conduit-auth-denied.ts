import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('manager_auth_requests_total', { status: 'success', method: 'password' });
const denied = row('manager_auth_requests_total', { status: 'denied', method: 'password' });

/** What the alert of this name does. */
export const conduitAuthDenied: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-manager', instance: 'manager:8080' },
  quiet: { [good]: 5, [denied]: 0.2 },
  trouble: { [good]: 5, [denied]: 45 },
  border: { [good]: 0, [denied]: 1.5 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Most logins to Conduit are denied',
    description:
      '90% of the authentication requests of the last ten minutes were denied: somebody guesses, or a service has a wrong key.',
  },
});
