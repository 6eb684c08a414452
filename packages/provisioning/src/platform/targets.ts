import {
  conduitAgent,
  conduitGateway,
  conduitManager,
  nixfleet,
  nodeProcess,
  trcAgent,
  trcControlPlane,
  trcEdge,
  trcEvents,
  trcProjections,
  trcScheduler,
} from '@lockstep/catalog';

/** A component of Conduit, nixfleet or trc that is scraped. */
export interface PlatformTarget {
  readonly system: 'conduit' | 'nixfleet' | 'trc';
  /** As alerts name it in their label `component`. */
  readonly component: string;
  /** Names of the catalogs of its page. */
  readonly catalogs: readonly string[];
  /** Default port of each of its instances. */
  readonly ports: readonly number[];
}

/**
 * What is scraped of the three systems, by job: one job a component. The ports of Conduit are those of its specification
 * ("Prometheus Scrape Config"); the others name none.
 */
export const PLATFORM_TARGETS = {
  'conduit-manager': {
    system: 'conduit',
    component: 'manager',
    catalogs: [conduitManager.name, nodeProcess.name],
    ports: [8080],
  },
  'conduit-gateway': {
    system: 'conduit',
    component: 'gateway',
    catalogs: [conduitGateway.name, nodeProcess.name],
    ports: [8081, 8082],
  },
  'conduit-agent': {
    system: 'conduit',
    component: 'agent',
    catalogs: [conduitAgent.name, nodeProcess.name],
    ports: [8090, 8091],
  },
  'nixfleet-control-plane': {
    system: 'nixfleet',
    component: 'control-plane',
    catalogs: [nixfleet.name, nodeProcess.name],
    ports: [8180],
  },
  'trc-control-plane': {
    system: 'trc',
    component: 'control-plane',
    catalogs: [trcControlPlane.name, trcEvents.name, nodeProcess.name],
    ports: [8280],
  },
  'trc-projections': {
    system: 'trc',
    component: 'projections',
    catalogs: [trcProjections.name, nodeProcess.name],
    ports: [8281],
  },
  'trc-scheduler': {
    system: 'trc',
    component: 'scheduler',
    catalogs: [trcScheduler.name, nodeProcess.name],
    ports: [8282],
  },
  'trc-agent': {
    system: 'trc',
    component: 'node-agent',
    catalogs: [trcAgent.name, nodeProcess.name],
    ports: [8290, 8291],
  },
  'trc-edge': {
    system: 'trc',
    component: 'edge',
    catalogs: [trcEdge.name, nodeProcess.name],
    ports: [8295],
  },
} as const satisfies Readonly<Record<string, PlatformTarget>>;

/** A job of `PLATFORM_TARGETS`; components are told apart by it, on the command line too. */
export type PlatformJob = keyof typeof PLATFORM_TARGETS;

/** Every job, in the order of the table. */
export const PLATFORM_JOBS = Object.keys(PLATFORM_TARGETS) as readonly PlatformJob[];
