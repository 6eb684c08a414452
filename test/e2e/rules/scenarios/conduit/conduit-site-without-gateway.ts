import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const active = row('manager_gateways_total', { datacenter: 'ams1', status: 'active' });
const inactive = row('manager_gateways_total', { datacenter: 'ams1', status: 'inactive' });

/** What the alert of this name does. */
export const conduitSiteWithoutGateway: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-manager', instance: 'manager:8080' },
  quiet: { [active]: 2, [inactive]: 0 },
  trouble: { [active]: 0, [inactive]: 2 },
  border: { [active]: 1, [inactive]: 1 },
  labels: { datacenter: 'ams1' },
  raisedAfter: 6,
  endedAfter: 1,
  says: {
    summary: 'Site ams1 has no active gateway',
    description: 'The manager knows gateways of ams1, and none of them is active. No server there can be reached.',
  },
});
