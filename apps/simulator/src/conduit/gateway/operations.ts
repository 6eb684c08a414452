import { Code, ConnectError } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { conduitGateway, type LabelValue } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import { callService, type Procedures } from '../../rpc/define-service.ts';
import { SERVERS } from '../fleet.ts';
import { AGENT_SERVICE } from '../services.ts';
import type { Agents } from './agents.ts';
import type { GatewayMetrics } from './metrics.ts';

const { labels } = conduitGateway.metrics.gateway_bmc_operations_total;

/** Why an operation could not be passed on. */
export type ProxyError = LabelValue<(typeof conduitGateway.metrics.gateway_proxy_errors_total)['labels']['error_type']>;

/** Passes operations on baseboard controllers on to agents. */
export type Operate = (serverId: string, operation: string) => Promise<string>;

/** Finds the agent of a server and calls it. What goes wrong is counted by its reason. */
export function createOperate(agents: Agents, metrics: GatewayMetrics, { pace }: Pick<Surroundings, 'pace'>): Operate {
  const agentAt = agentCaller();
  return async (serverId, wanted) => {
    const operation = labels.operation.values.find((one) => one === wanted);
    const server = SERVERS.find(({ id }) => id === serverId);
    if (operation === undefined || server === undefined) {
      throw new ConnectError('There is no such server or operation.', Code.InvalidArgument);
    }
    const seconds = pace.stopwatch();
    let status: 'success' | 'error' = 'error';
    try {
      const address = agents.addressIn(server.datacenter);
      if (address === undefined) throw new ConnectError('No agent of the site beats.', Code.Unavailable);
      const { result } = await agentAt(address).ExecuteOperation({ serverId, operation });
      status = 'success';
      return result;
    } catch (error) {
      const { code, rawMessage } = ConnectError.from(error);
      const reason = PROXY_ERRORS[code];
      if (reason !== undefined) metrics.gateway_proxy_errors_total.with({ error_type: reason }).inc();
      throw new ConnectError(rawMessage, code);
    } finally {
      metrics.gateway_bmc_operations_total.with({ operation, status }).inc();
      metrics.gateway_bmc_operation_duration_seconds.with({ operation }).observe(seconds());
    }
  };
}

/** Codes that say that the operation never reached its controller. */
const PROXY_ERRORS: Readonly<Partial<Record<Code, ProxyError>>> = {
  [Code.Unavailable]: 'agent_unreachable',
  [Code.DeadlineExceeded]: 'timeout',
  [Code.Unauthenticated]: 'unauthorized',
  [Code.Unimplemented]: 'protocol',
  [Code.Internal]: 'internal',
};

function agentCaller(): (address: string) => Procedures<(typeof AGENT_SERVICE)['methods']> {
  const known = new Map<string, Procedures<(typeof AGENT_SERVICE)['methods']>>();
  return (address) => {
    let procedures = known.get(address);
    if (procedures === undefined) {
      procedures = callService(AGENT_SERVICE, createConnectTransport({ baseUrl: address, httpVersion: '1.1' }));
      known.set(address, procedures);
    }
    return procedures;
  };
}
