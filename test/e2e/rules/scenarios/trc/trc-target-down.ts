import type { Scenario } from '../../scenario.ts';
import { targetDownScenarios } from '../../target-down-scenarios.ts';

/** What the alert of this name does. */
export const trcTargetDown: readonly Scenario[] = targetDownScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  other: { job: 'trc-edge', instance: 'edge:8295' },
  says: {
    summary: "trc's node:8290 cannot be scraped",
    description: 'Prometheus gets no page from node:8290 (job trc-agent). No other alert about it can fire.',
  },
});
