import { nodeProcess, trcControlPlane, trcEvents } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';

/** The page of the control plane API. */
export type ControlPlaneRegistry = Registry<readonly [typeof trcControlPlane, typeof trcEvents, typeof nodeProcess]>;

/** The instruments of the control plane API. */
export type ControlPlaneMetrics = ControlPlaneRegistry['metrics'];

/** Makes the page of one control plane API. */
export function createControlPlaneRegistry(): ControlPlaneRegistry {
  return createRegistry([trcControlPlane, trcEvents, nodeProcess]);
}
