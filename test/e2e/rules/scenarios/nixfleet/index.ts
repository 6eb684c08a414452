import type { Scenario } from '../../scenario.ts';
import { nixfleetComplianceFailing } from './nixfleet-compliance-failing.ts';
import { nixfleetControlPlaneDown } from './nixfleet-control-plane-down.ts';
import { nixfleetGateSpike } from './nixfleet-gate-spike.ts';
import { nixfleetRuntimeGateErrors } from './nixfleet-runtime-gate-errors.ts';

/** What the alerts about nixfleet do, by the ids of their conditions. */
export const NIXFLEET_SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  'nixfleet-compliance-failing': nixfleetComplianceFailing,
  'nixfleet-control-plane-down': nixfleetControlPlaneDown,
  'nixfleet-gate-spike': nixfleetGateSpike,
  'nixfleet-runtime-gate-errors': nixfleetRuntimeGateErrors,
};
