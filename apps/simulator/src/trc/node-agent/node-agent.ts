import type { Component, Surroundings } from '../../component.ts';
import { domainComponent } from '../../domain-component.ts';
import { ask } from '../../surface/ask.ts';
import { disksDomain } from './disks.ts';
import { instancesDomain } from './instances.ts';
import { createNodeAgentRegistry, type NodeAgentMetrics } from './metrics.ts';

/** Seconds between two heartbeats. */
const HEARTBEAT_SECONDS = 5;

/** The other nodes of the cluster; only some of them are played. */
const PEERS = 5;

/** trc's agent of a node: it tells the control plane that it is alive, and plays instances, disks and volumes. */
export async function makeNodeAgent(surroundings: Surroundings): Promise<Component> {
  const registry = createNodeAgentRegistry();
  const advanceInstances = instancesDomain(registry.metrics, surroundings);
  const advanceDisks = disksDomain(registry.metrics, surroundings);
  const beat = heartbeats(registry.metrics, surroundings);
  return domainComponent('trc-agent', registry, () => {
    advanceInstances();
    advanceDisks();
    return beat();
  });
}

/** The node's connections: to the control plane by requests over the network, to the other nodes in the imagination. */
function heartbeats(
  metrics: NodeAgentMetrics,
  { random: chance, effects, index, isLast, now, addressOf }: Surroundings,
): () => Promise<void> {
  const random = chance.fork('heartbeats');
  let handshakeAge = 0;
  return async () => {
    const isCut = isLast && effects().isNodeCutOff;
    handshakeAge = isCut ? handshakeAge + 1 : random.between(20, 120);
    metrics.trc_agent_overlay_handshake_age_seconds_max.set(handshakeAge);
    metrics.trc_agent_overlay_peers.set(isCut ? 0 : PEERS);
    if (now() % HEARTBEAT_SECONDS !== 0) return;
    const isLost = isCut || random.chance(effects().lostHeartbeats);
    const url = `${addressOf('trc-control-plane', 0) ?? ''}/v1/nodes/node-${index + 1}/heartbeats`;
    const isHeard = !isLost && (await ask(url, { method: 'POST', body: {} })).status === 204;
    metrics.trc_agent_heartbeat_total.with({ result: isHeard ? 'success' : 'failure' }).inc();
    if (!isHeard) metrics.trc_agent_controlplane_reconnects_total.inc();
  };
}
