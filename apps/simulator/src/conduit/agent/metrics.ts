import { conduitAgent, nodeProcess } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';

/** The page of an agent. */
export type AgentRegistry = Registry<readonly [typeof conduitAgent, typeof nodeProcess]>;

/** The instruments of an agent. */
export type AgentMetrics = AgentRegistry['metrics'];

/** Makes the page of one agent. */
export function createAgentRegistry(): AgentRegistry {
  return createRegistry([conduitAgent, nodeProcess]);
}

/** Why a connection to a controller or a console fails, as the catalog has it. */
export const CONNECTION_ERRORS = conduitAgent.metrics.agent_discovery_errors_total.labels.error_type.values;
