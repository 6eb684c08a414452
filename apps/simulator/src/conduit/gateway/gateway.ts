import { createConnectTransport } from '@connectrpc/connect-node';
import { rpcMetrics } from '@lockstep/instrumentation/connect';
import { httpMetrics } from '@lockstep/instrumentation/fastify';
import { observeNodeProcess } from '@lockstep/instrumentation/process';
import { webSocketMetrics } from '@lockstep/instrumentation/websocket';
import type { Component, Surroundings } from '../../component.ts';
import { callService } from '../../rpc/define-service.ts';
import { failSomeCalls, failSomeRequests } from '../../surface/faults.ts';
import { buildSurface } from '../../surface/surface.ts';
import { siteOf } from '../fleet.ts';
import { MANAGER_SERVICE } from '../services.ts';
import { createAgents } from './agents.ts';
import { gatewayCallers, type GatewayCallers } from './callers.ts';
import { serveConsoles } from './consoles.ts';
import { createGatewayRegistry } from './metrics.ts';
import { createOperate } from './operations.ts';
import { gatewayRoutes } from './routes.ts';
import { gatewayRpc } from './rpc.ts';
import { createSessions } from './sessions.ts';

/** A gateway of Conduit, between people and the agents of its site. */
export async function makeGateway(surroundings: Surroundings): Promise<Component> {
  const { addressOf, index } = surroundings;
  const registry = createGatewayRegistry();
  const { metrics } = registry;
  const process = observeNodeProcess(registry);
  const agents = createAgents(metrics, surroundings);
  const sessions = createSessions(metrics, surroundings);
  const manager = managerCaller(surroundings);
  const app = await buildSurface({
    name: 'conduit-gateway',
    registry,
    httpMetrics: httpMetrics({
      requests: metrics.gateway_http_requests_total,
      duration: metrics.gateway_http_request_duration_seconds,
      labels: { method: 'method', endpoint: 'route', status_code: 'status' },
    }),
    routes(http) {
      failSomeRequests(http, surroundings);
      gatewayRoutes(http, { sessions, metrics, manager }, surroundings);
    },
    rpc: {
      routes: (router) => gatewayRpc(router, agents, createOperate(agents, metrics, surroundings)),
      interceptors: [
        rpcMetrics({
          calls: metrics.gateway_rpc_calls_total,
          duration: metrics.gateway_rpc_call_duration_seconds,
          labels: { service: 'service', method: 'method', status: 'status' },
        }),
        failSomeCalls(surroundings),
      ],
    },
  });
  const sockets = webSocketMetrics({
    connections: metrics.gateway_websocket_connections_total,
    bytes: metrics.gateway_websocket_bytes_transmitted_total,
    messages: metrics.gateway_websocket_messages_total,
    errors: metrics.gateway_websocket_errors_total,
    messageLabels: { direction: 'direction' },
    errorLabels: { error_type: 'error' },
  });
  serveConsoles(app, { agents, sessions, observe: (viewer, { type }) => sockets.track(viewer, { type }) });
  registry.onScrape(() => agents.show());
  let callers: GatewayCallers | undefined;
  return {
    app,
    async begin() {
      await manager()
        .RegisterGateway({ gatewayId: `gw-${siteOf(index)}-01`, datacenter: siteOf(index) })
        .catch(() => undefined);
    },
    async tick() {
      sessions.tend();
      const [url, managerUrl] = [addressOf('conduit-gateway', index), addressOf('conduit-manager', 0)];
      if (url === undefined || managerUrl === undefined) return;
      callers ??= gatewayCallers(url, managerUrl, surroundings);
      await callers.askForASecond();
    },
    close() {
      process.close();
      callers?.close();
    },
  };
}

/** The manager as the gateway sees it. It begins to listen before the gateway, and its address does not change. */
function managerCaller({ addressOf }: Surroundings) {
  const make = () => {
    const baseUrl = addressOf('conduit-manager', 0) ?? 'http://127.0.0.1:9';
    return callService(MANAGER_SERVICE, createConnectTransport({ baseUrl, httpVersion: '1.1' }));
  };
  let procedures: ReturnType<typeof make> | undefined;
  return () => (procedures ??= make());
}
