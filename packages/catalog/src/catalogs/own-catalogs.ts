import type { Catalog } from '../catalog.ts';
import { backup } from './backup/index.ts';
import { resticExporterAliases } from './backup/restic-exporter-aliases.ts';
import { conduitAgent } from './conduit/agent.ts';
import { conduitGateway } from './conduit/gateway.ts';
import { conduitManager } from './conduit/manager.ts';
import { exporter } from './exporter/index.ts';
import { kopia } from './kopia/index.ts';
import { lockstep } from './lockstep/index.ts';
import { nixfleet } from './nixfleet/index.ts';
import { nodeProcess } from './process/index.ts';
import { resticManager } from './restic-manager/index.ts';
import { trcAgent } from './trc/agent.ts';
import { trcControlPlane } from './trc/control-plane.ts';
import { trcEdge } from './trc/edge.ts';
import { trcEvents } from './trc/events.ts';
import { trcProjections } from './trc/projections.ts';
import { trcScheduler } from './trc/scheduler.ts';

/** Every catalog of this package, in the order of the reference: what is checked, documented and found by name. */
export const OWN_CATALOGS: readonly Catalog[] = [
  resticManager,
  lockstep,
  exporter,
  backup,
  kopia,
  resticExporterAliases,
  conduitManager,
  conduitGateway,
  conduitAgent,
  nixfleet,
  trcControlPlane,
  trcEvents,
  trcProjections,
  trcScheduler,
  trcAgent,
  trcEdge,
  nodeProcess,
];
