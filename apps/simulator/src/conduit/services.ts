import { defineService } from '../rpc/define-service.ts';

/** What the manager offers to gateways and to the tools of operators. */
export const MANAGER_SERVICE = defineService('conduit.manager.v1.ManagerService', {
  RegisterGateway: { request: ['gatewayId', 'datacenter'], response: ['status'] },
  ValidateToken: { request: ['token'], response: ['customerId'] },
  GetServer: { request: ['serverId'], response: ['serverId', 'datacenter', 'status'] },
  ListGateways: { request: ['datacenter'], response: ['gatewayIds'] },
});

/** What a gateway offers to agents, and to the tools of operators. */
export const GATEWAY_SERVICE = defineService('conduit.gateway.v1.GatewayService', {
  RegisterAgent: { request: ['agentId', 'datacenter', 'address'], response: ['status'] },
  Heartbeat: { request: ['agentId'], response: ['status'] },
  ExecuteOperation: { request: ['serverId', 'operation'], response: ['result'] },
});

/** What an agent offers to its gateway. */
export const AGENT_SERVICE = defineService('conduit.agent.v1.AgentService', {
  ExecuteOperation: { request: ['serverId', 'operation'], response: ['result'] },
});
