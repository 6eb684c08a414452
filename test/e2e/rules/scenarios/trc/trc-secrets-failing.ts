import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_agent_secrets_delivery_total', { result: 'success', reason: 'none' });
const bad = row('trc_agent_secrets_delivery_total', { result: 'failure', reason: 'secrets_missing' });

/** What the alert of this name does. */
export const trcSecretsFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  quiet: { [good]: 4, [bad]: 0 },
  trouble: { [bad]: 4 },
  border: { [bad]: 1 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'Deliveries of secrets fail in trc',
    description:
      '50% of the deliveries of secrets of the last ten minutes failed. The label reason of trc_agent_secrets_delivery_total says why.',
  },
});
