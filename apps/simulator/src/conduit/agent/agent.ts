import { rpcMetrics } from '@lockstep/instrumentation/connect';
import { httpMetrics } from '@lockstep/instrumentation/fastify';
import { observeNodeProcess } from '@lockstep/instrumentation/process';
import type { Component, Surroundings } from '../../component.ts';
import { ask } from '../../surface/ask.ts';
import { buildSurface } from '../../surface/surface.ts';
import { SERVERS, siteOf } from '../fleet.ts';
import { serveConsoles } from './consoles.ts';
import { controllerRpc } from './controllers.ts';
import { createDiscovery } from './discovery.ts';
import { createGatewayLink, type GatewayLink } from './gateway-link.ts';
import { createAgentRegistry } from './metrics.ts';

/** An agent of Conduit, among the controllers of its site. */
export async function makeAgent(surroundings: Surroundings): Promise<Component> {
  const { index, addressOf, random } = surroundings;
  const registry = createAgentRegistry();
  const { metrics } = registry;
  const process = observeNodeProcess(registry);
  const servers = SERVERS.filter(({ datacenter }) => datacenter === siteOf(index));
  const discovery = createDiscovery(servers, metrics, surroundings);
  // Calls that it answers and calls that it makes are told apart by the service.
  const interceptor = rpcMetrics({
    calls: metrics.agent_rpc_calls_total,
    duration: metrics.agent_rpc_call_duration_seconds,
    labels: { service: 'service', method: 'method', status: 'status' },
  });
  const app = await buildSurface({
    name: 'conduit-agent',
    registry,
    httpMetrics: httpMetrics({
      requests: metrics.agent_http_requests_total,
      duration: metrics.agent_http_request_duration_seconds,
      labels: { method: 'method', endpoint: 'route', status_code: 'status' },
    }),
    routes(http) {
      http.get('/api/v1/servers', async () => ({ servers: servers.map(({ id }) => id) }));
      http.get<{ Params: { readonly server_id: string } }>('/api/v1/servers/:server_id', async ({ params }) => ({
        server: servers.find(({ id }) => id === params.server_id) ?? null,
      }));
    },
    rpc: { routes: (router) => controllerRpc(router, { servers, metrics }, surroundings), interceptors: [interceptor] },
  });
  const consoles = serveConsoles(app, { servers, metrics }, surroundings);
  const callers = random.fork('callers');
  let link: GatewayLink | undefined;
  return {
    app,
    async tick() {
      discovery.advance();
      consoles.advance();
      const [url, gatewayUrl] = [addressOf('conduit-agent', index), addressOf('conduit-gateway', index)];
      if (url === undefined || gatewayUrl === undefined) return;
      link ??= createGatewayLink({ url, gatewayUrl, metrics, interceptor }, surroundings);
      await link.tend();
      const paths = ['/health', '/api/v1/servers', `/api/v1/servers/${callers.pick(servers).id}`, '/made/up'];
      if (callers.chance(0.5)) await ask(`${url}${callers.pick(paths)}`);
    },
    close: process.close,
  };
}
