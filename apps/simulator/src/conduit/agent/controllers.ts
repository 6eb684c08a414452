import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { conduitAgent } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import { serveService } from '../../rpc/define-service.ts';
import type { Server } from '../fleet.ts';
import { AGENT_SERVICE } from '../services.ts';
import { type AgentMetrics, CONNECTION_ERRORS } from './metrics.ts';

const OPERATIONS = conduitAgent.metrics.agent_bmc_operations_total.labels.operation.values;

/** Seconds that a controller mostly takes to answer. */
const MEDIAN_SECONDS = { ipmi: 0.8, redfish: 0.3 } as const;

/** Serves the RPC of an agent: operations on controllers, which take their time and fail as often as the scenario says. */
export function controllerRpc(
  router: ConnectRouter,
  { servers, metrics }: { readonly servers: readonly Server[]; readonly metrics: AgentMetrics },
  { random: chance, effects, pace }: Surroundings,
): void {
  const random = chance.fork('controllers');
  serveService(router, AGENT_SERVICE, {
    async ExecuteOperation({ serverId, operation: wanted }) {
      const server = servers.find(({ id }) => id === serverId);
      const operation = OPERATIONS.find((one) => one === wanted);
      if (server === undefined || operation === undefined) {
        throw new ConnectError('There is no such server or operation.', Code.NotFound);
      }
      const labels = { bmc_type: server.bmcType, operation };
      const seconds = random.around(MEDIAN_SECONDS[server.bmcType]);
      const error = random.chance(effects().bmcFailures) ? random.pick(CONNECTION_ERRORS) : undefined;
      await pace.wait(seconds);
      const status = error === undefined ? 'success' : 'error';
      metrics.agent_bmc_operation_duration_seconds.with(labels).observe(seconds);
      metrics.agent_bmc_operations_total.with({ ...labels, status }).inc();
      if (error === undefined) return { result: 'done' };
      metrics.agent_bmc_connection_errors_total.with({ bmc_type: server.bmcType, error_type: error }).inc();
      throw new ConnectError('The controller does not do it.', Code.FailedPrecondition);
    },
  });
}
