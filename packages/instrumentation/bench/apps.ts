import { conduitManager } from '@lockstep/catalog';
import { httpMetrics } from '@lockstep/instrumentation/fastify';
import { createRegistry } from '@lockstep/metrics';
import Fastify, { type FastifyInstance } from 'fastify';
import { createRequire } from 'node:module';
import type * as promClient from 'prom-client';
import type * as fastifyMetrics from 'fastify-metrics';

/** Who is measured: nobody, this package, and fastify-metrics with a histogram alone and as it comes. */
export const APPS = ['plain', 'lockstep', 'fastify-metrics, histogram', 'fastify-metrics, default'] as const;

/** One of `APPS`. */
export type AppName = (typeof APPS)[number];

/** An application that can be asked in process. */
export interface BenchApp {
  /** Asks one of ten servers in turn, of which each tenth does not exist. */
  readonly ask: (request: number) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Makes an application with the same routes, measured by the one named. */
export async function makeApp(name: AppName): Promise<BenchApp> {
  const app = Fastify();
  await MEASURED[name](app);
  app.get('/servers/:id', ({ params }, reply) =>
    (params as { readonly id: string }).id === '9' ? reply.code(404).send({}) : { id: 1 },
  );
  await app.ready();
  return {
    ask: (request) => app.inject(`/servers/${request % 10}`),
    close: () => app.close(),
  };
}

const MEASURED: Readonly<Record<AppName, (app: FastifyInstance) => Promise<void>>> = {
  plain: () => Promise.resolve(),
  lockstep: async (app) => {
    const { metrics } = createRegistry([conduitManager]);
    await app.register(
      httpMetrics({
        requests: metrics.manager_http_requests_total,
        duration: metrics.manager_http_request_duration_seconds,
        labels: { method: 'method', endpoint: 'route', status_code: 'status' },
      }),
    );
  },
  'fastify-metrics, histogram': (app) => withFastifyMetrics(app, { histogram: true, summary: false }),
  'fastify-metrics, default': (app) => withFastifyMetrics(app, true),
};

const load = createRequire(import.meta.url);

async function withFastifyMetrics(
  app: FastifyInstance,
  enabled: boolean | { readonly histogram: boolean; readonly summary: boolean },
): Promise<void> {
  // Both are CommonJS. Each application has a client of its own, because their metrics have the same names.
  const { Registry } = load('prom-client') as typeof promClient;
  const { default: plugin } = load('fastify-metrics') as typeof fastifyMetrics.default;
  const registry = new Registry();
  const overrides = { registers: [registry] };
  await app.register(plugin, {
    endpoint: null,
    defaultMetrics: { enabled: false },
    routeMetrics: { enabled, overrides: { histogram: overrides, summary: overrides } },
  });
}
