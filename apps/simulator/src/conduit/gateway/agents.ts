import { Code, ConnectError } from '@connectrpc/connect';
import type { Surroundings } from '../../component.ts';
import { DATACENTERS } from '../fleet.ts';
import type { GatewayMetrics } from './metrics.ts';

/** Seconds between two heartbeats of an agent. */
export const HEARTBEAT_SECONDS = 5;

/** Seconds after which an agent that does not beat is no longer counted on. */
const STALE_SECONDS = 3 * HEARTBEAT_SECONDS;

interface Agent {
  readonly datacenter: (typeof DATACENTERS)[number];
  /** Where it answers; empty for agents whose servers nobody asks for. */
  readonly address: string;
  lastHeartbeat: number;
}

/** The agents that a gateway knows. */
export interface Agents {
  register(id: string, datacenter: string, address: string): void;
  /** @throws ConnectError when nobody registered under that id */
  heartbeat(id: string): void;
  /** Where the agent of a site answers, if one beats. */
  addressIn(datacenter: string): string | undefined;
  /** Shows how many are well. */
  show(): void;
}

/** Keeps the agents of a gateway, and shows them in its metrics. */
export function createAgents(metrics: GatewayMetrics, { now }: Pick<Surroundings, 'now'>): Agents {
  const agents = new Map<string, Agent>();
  const isStale = ({ lastHeartbeat }: Agent): boolean => now() - lastHeartbeat > STALE_SECONDS;
  return {
    register(id, site, address) {
      const datacenter = DATACENTERS.find((one) => one === site);
      if (id === '' || datacenter === undefined) {
        metrics.gateway_agent_registrations_total.with({ datacenter: 'unknown', status: 'error' }).inc();
        throw new ConnectError('An agent has an id and a site that is known.', Code.InvalidArgument);
      }
      agents.set(id, { datacenter, address, lastHeartbeat: now() });
      metrics.gateway_agent_registrations_total.with({ datacenter, status: 'success' }).inc();
    },
    heartbeat(id) {
      const agent = agents.get(id);
      // An id that anybody may send does not become a row.
      const status = agent === undefined ? 'error' : 'success';
      metrics.gateway_agent_heartbeats_total.with({ agent_id: agent === undefined ? 'unknown' : id, status }).inc();
      if (agent === undefined) throw new ConnectError('The agent has to register.', Code.FailedPrecondition);
      agent.lastHeartbeat = now();
    },
    addressIn(datacenter) {
      const known = [...agents.values()].filter((agent) => agent.datacenter === datacenter && agent.address !== '');
      return known.find((agent) => !isStale(agent))?.address;
    },
    show() {
      const all = [...agents.values()];
      metrics.gateway_agents_total.replace((row) => {
        for (const datacenter of new Set(all.map((agent) => agent.datacenter))) {
          const here = all.filter((agent) => agent.datacenter === datacenter);
          const stale = here.filter(isStale).length;
          row({ datacenter, status: 'connected' }, here.length - stale);
          row({ datacenter, status: 'stale' }, stale);
        }
      });
      metrics.gateway_agent_last_heartbeat_seconds.replace((row) => {
        for (const [id, { lastHeartbeat }] of agents) row({ agent_id: id }, now() - lastHeartbeat);
      });
    },
  };
}
