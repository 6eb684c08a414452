import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import type { Surroundings } from '../../component.ts';
import { callService } from '../../rpc/define-service.ts';
import { siteOf } from '../fleet.ts';
import { HEARTBEAT_SECONDS } from '../gateway/agents.ts';
import { GATEWAY_SERVICE } from '../services.ts';
import type { AgentMetrics } from './metrics.ts';

/** A registration has to be renewed so often, also while the heart beats. */
const LEASE_SECONDS = 3 * HEARTBEAT_SECONDS;

/** The agent's way to its gateway. */
export interface GatewayLink {
  /** Registers, or beats, when it is time to. */
  tend(): Promise<void>;
}

/** What a way to a gateway is made of. */
export interface LinkParts {
  /** Where the agent itself answers. */
  readonly url: string;
  readonly gatewayUrl: string;
  readonly metrics: AgentMetrics;
  /** Counts calls. */
  readonly interceptor: Interceptor;
}

/** Keeps an agent registered at the gateway of its site, by calls over the network. */
export function createGatewayLink(
  { url, gatewayUrl, metrics, interceptor }: LinkParts,
  { index, isLast, now, pace, effects }: Surroundings,
): GatewayLink {
  const agentId = `agent-${siteOf(index)}-01`;
  const isCut = (): boolean => isLast && effects().isAgentCutOff;
  const gateway = callService(
    GATEWAY_SERVICE,
    createConnectTransport({ baseUrl: gatewayUrl, httpVersion: '1.1', interceptors: [interceptor, cutWhen(isCut)] }),
  );
  let isRegistered = false;

  const register = async (): Promise<void> => {
    const seconds = pace.stopwatch();
    isRegistered = await succeeds(gateway.RegisterAgent({ agentId, datacenter: siteOf(index), address: url }));
    metrics.agent_gateway_registrations_total.with({ status: isRegistered ? 'success' : 'error' }).inc();
    metrics.agent_gateway_registration_duration_seconds.observe(seconds());
  };
  const beat = async (): Promise<void> => {
    isRegistered = await succeeds(gateway.Heartbeat({ agentId }));
    metrics.agent_heartbeats_sent_total.with({ status: isRegistered ? 'success' : 'error' }).inc();
  };
  return {
    async tend() {
      if (now() % HEARTBEAT_SECONDS !== 0) return;
      // Whoever has lost the gateway knocks until it answers, and a heartbeat that nobody hears is one as well.
      await beat();
      if (!isRegistered || now() % LEASE_SECONDS === 0) await register();
      metrics.agent_gateway_connection_status.set(isRegistered ? 1 : 0);
    },
  };
}

function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}

/** Stands for a network that has no way to the gateway. */
function cutWhen(isCut: () => boolean): Interceptor {
  return (next) => async (request) => {
    if (isCut()) throw new ConnectError('There is no way to the gateway.', Code.Unavailable);
    return next(request);
  };
}
