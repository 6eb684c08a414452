import type { ConnectRouter } from '@connectrpc/connect';
import { serveService } from '../../rpc/define-service.ts';
import { GATEWAY_SERVICE } from '../services.ts';
import type { Agents } from './agents.ts';
import type { Operate } from './operations.ts';

/** The RPC of a gateway, for agents and for tools. */
export function gatewayRpc(router: ConnectRouter, agents: Agents, operate: Operate): void {
  serveService(router, GATEWAY_SERVICE, {
    async RegisterAgent({ agentId, datacenter, address }) {
      agents.register(agentId, datacenter, address);
      return { status: 'registered' };
    },
    async Heartbeat({ agentId }) {
      agents.heartbeat(agentId);
      return { status: 'alive' };
    },
    ExecuteOperation: async ({ serverId, operation }) => ({ result: await operate(serverId, operation) }),
  });
}
