import type { Condition } from '../../alerting/condition.ts';
import { nixfleetComplianceFailing } from './nixfleet-compliance-failing.ts';
import { nixfleetControlPlaneDown } from './nixfleet-control-plane-down.ts';
import { nixfleetGateSpike } from './nixfleet-gate-spike.ts';
import { nixfleetRuntimeGateErrors } from './nixfleet-runtime-gate-errors.ts';

/** What commonly fails in nixfleet's control plane and its rollouts. */
export const NIXFLEET_CONDITIONS: readonly Condition[] = [
  nixfleetControlPlaneDown,
  nixfleetGateSpike,
  nixfleetRuntimeGateErrors,
  nixfleetComplianceFailing,
];
