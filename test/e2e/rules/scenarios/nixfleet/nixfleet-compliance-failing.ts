import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const ada = row('nixfleet_compliance_failure_events_total', { control_id: 'disk-encrypted', host: 'ada' });
const bob = row('nixfleet_compliance_failure_events_total', { control_id: 'disk-encrypted', host: 'bob' });
const cyd = row('nixfleet_compliance_failure_events_total', { control_id: 'disk-encrypted', host: 'cyd' });
const dan = row('nixfleet_compliance_failure_events_total', { control_id: 'disk-encrypted', host: 'dan' });
const eve = row('nixfleet_compliance_failure_events_total', { control_id: 'firewall', host: 'eve' });
const fay = row('nixfleet_compliance_failure_events_total', { control_id: 'firewall', host: 'fay' });

/** What the alert of this name does. */
export const nixfleetComplianceFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'nixfleet-control-plane', instance: 'fleet:8180' },
  quiet: { [ada]: 0, [bob]: 0, [cyd]: 0, [dan]: 0, [eve]: 0, [fay]: 0 },
  trouble: { [ada]: 1, [bob]: 1, [cyd]: 1, [dan]: 1 },
  border: { [ada]: 1, [bob]: 1, [cyd]: 1 },
  labels: { control_id: 'disk-encrypted' },
  raisedAfter: 10,
  endedAfter: 40,
  says: {
    summary: 'Control disk-encrypted fails on most hosts',
    description:
      '66.67% of the hosts that ever reported a failure failed the control disk-encrypted within half an hour.',
  },
});
