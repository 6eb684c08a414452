import { type ConnectRouter, type ConnectRouterOptions } from '@connectrpc/connect';
import { fastifyConnectPlugin } from '@connectrpc/connect-fastify';
import type { Catalog } from '@lockstep/catalog';
import type { Registry } from '@lockstep/metrics';
import {
  createFailureLimiter,
  createMetricsGuard,
  createRefuse,
  LANDING_POLICY,
  metricsRoute,
} from '@lockstep/scrape-endpoint';
import Fastify, { type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import { landingPage } from './landing-page.ts';
import { refuse } from './refuse.ts';

/** What a component shows to the network. */
export interface SurfaceParts {
  /** The job of the component. */
  readonly name: string;
  readonly registry: Pick<Registry<readonly Catalog[]>, 'scrape'>;
  /** Counts and times every HTTP request, where the catalog has metrics for them. */
  readonly httpMetrics?: FastifyPluginCallback;
  /** HTTP routes beside /metrics, /health and the landing page. */
  readonly routes?: (app: FastifyInstance) => void | Promise<void>;
  /** RPC beside HTTP on the same port. Its requests are counted as calls and not as HTTP requests, too. */
  readonly rpc?: { readonly routes: (router: ConnectRouter) => void } & Pick<ConnectRouterOptions, 'interceptors'>;
}

/** The listener of a component; it does not listen yet. */
export async function buildSurface({
  name,
  registry,
  httpMetrics,
  routes,
  rpc,
}: SurfaceParts): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true });
  if (rpc !== undefined) await app.register(fastifyConnectPlugin, rpc);
  await app.register(async (http) => {
    if (httpMetrics !== undefined) await http.register(httpMetrics);
    http.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'not_found'));
    pageRoute(http, registry);
    http.get('/health', async () => ({ status: 'ok' }));
    http.get('/', async (_request, reply) =>
      reply.header('content-security-policy', LANDING_POLICY).type('text/html; charset=utf-8').send(landingPage(name)),
    );
    if (routes !== undefined) await http.register(async (own) => routes(own));
  });
  return app;
}

/** Everybody on this machine may read the page: the simulator listens on the loopback and has no secrets. */
function pageRoute(app: FastifyInstance, { scrape }: SurfaceParts['registry']): void {
  metricsRoute(app, {
    scrape,
    guard: createMetricsGuard({ trusted: [] }),
    refuse: createRefuse({
      limiter: createFailureLimiter({ clock: () => performance.now() }),
      challenges: { metrics: 'Bearer realm="metrics"' },
      onRefused: () => undefined,
    }),
    formats: 'negotiated',
    onRendered: () => undefined,
  });
}
