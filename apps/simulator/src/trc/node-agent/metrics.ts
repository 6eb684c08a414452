import { nodeProcess, trcAgent } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';

/** The page of a node agent. */
export type NodeAgentRegistry = Registry<readonly [typeof trcAgent, typeof nodeProcess]>;

/** The instruments of a node agent. */
export type NodeAgentMetrics = NodeAgentRegistry['metrics'];

/** Makes the page of one node agent. */
export function createNodeAgentRegistry(): NodeAgentRegistry {
  return createRegistry([trcAgent, nodeProcess]);
}
