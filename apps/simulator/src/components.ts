import type { PlatformJob } from '@lockstep/provisioning';
import type { MakeComponent } from './component.ts';
import { makeAgent } from './conduit/agent/agent.ts';
import { makeGateway } from './conduit/gateway/gateway.ts';
import { makeManager } from './conduit/manager/manager.ts';
import { makeNixfleet } from './nixfleet/control-plane.ts';
import { makeControlPlane } from './trc/control-plane/control-plane.ts';
import { makeEdge } from './trc/edge.ts';
import { makeNodeAgent } from './trc/node-agent/node-agent.ts';
import { makeProjections } from './trc/projections.ts';
import { makeScheduler } from './trc/scheduler.ts';

/** How a component is made, and whom it talks to. */
export interface ComponentEntry {
  readonly make: MakeComponent;
  readonly peers: readonly PlatformJob[];
}

/** Every component that can be played, in the order in which they begin to listen. */
export const COMPONENTS: Readonly<Record<PlatformJob, ComponentEntry>> = {
  'conduit-manager': { make: makeManager, peers: [] },
  'conduit-gateway': { make: makeGateway, peers: ['conduit-manager', 'conduit-agent'] },
  'conduit-agent': { make: makeAgent, peers: ['conduit-manager', 'conduit-gateway'] },
  'nixfleet-control-plane': { make: makeNixfleet, peers: [] },
  'trc-control-plane': { make: makeControlPlane, peers: [] },
  'trc-projections': { make: makeProjections, peers: [] },
  'trc-scheduler': { make: makeScheduler, peers: [] },
  'trc-agent': { make: makeNodeAgent, peers: ['trc-control-plane'] },
  'trc-edge': { make: makeEdge, peers: [] },
};
