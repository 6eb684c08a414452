import type { Scenario } from '../../scenario.ts';
import { targetDownScenarios } from '../../target-down-scenarios.ts';

/** What the alert of this name does. */
export const nixfleetControlPlaneDown: readonly Scenario[] = targetDownScenarios({
  target: { job: 'nixfleet-control-plane', instance: 'fleet:8180' },
  other: { job: 'trc-control-plane', instance: 'api:8280' },
  says: {
    summary: 'The control plane of nixfleet cannot be scraped',
    description: 'Prometheus gets no page from fleet:8180. Hosts get no new generation while it is gone.',
  },
});
