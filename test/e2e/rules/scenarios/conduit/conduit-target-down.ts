import type { Scenario } from '../../scenario.ts';
import { targetDownScenarios } from '../../target-down-scenarios.ts';

/** What the alert of this name does. */
export const conduitTargetDown: readonly Scenario[] = targetDownScenarios({
  target: { job: 'conduit-manager', instance: 'manager:8080' },
  other: { job: 'conduit-agent', instance: 'agent:8090' },
  says: {
    summary: "Conduit's manager:8080 cannot be scraped",
    description: 'Prometheus gets no page from manager:8080 (job conduit-manager). No other alert about it can fire.',
  },
});
