import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { LIMITS } from '@lockstep/protocol';
import {
  answerClientError,
  createFailureLimiter,
  createListener,
  createMetricsGuard,
  createRefuse,
  loggerOptions,
  type LogStream,
  metricsRoute,
  type Timeouts,
  type TokenSource,
  useWebHeaders,
} from '@lockstep/scrape-endpoint';
import type { WebConfig } from '@lockstep/web-config';
import Fastify, { type FastifyError, LogController } from 'fastify';
import type { TypedApp } from './routes/api-route.ts';
import { createApiGate } from './auth/api-gate.ts';
import { isMetricsOn } from './auth/is-metrics-on.ts';
import type { Config } from './config/settings.ts';
import { ApiFailure, send, useErrorAnswers } from './errors.ts';
import { agentBundleRoutes } from './routes/agent-bundle.ts';
import { healthRoutes } from './routes/health.ts';
import { hostRoutes } from './routes/hosts.ts';
import { type Lifecycle, useHttpDiscipline } from './routes/http-discipline.ts';
import { joinRoutes } from './routes/join.ts';
import { useJsonBodies } from './routes/json-body.ts';
import { landingRoute } from './routes/landing.ts';
import { listRoutes } from './routes/lists.ts';
import { reportRoutes } from './routes/reports.ts';
import { createValidator } from './routes/validator.ts';
import { countReports, type ServerRegistry } from './server-metrics.ts';
import type { Store } from './storage/store.ts';
import type { LandingFacts } from './web/landing-page.ts';

/** What the application is made of. It owns none of it: whoever builds the parts closes them. */
export interface AppParts {
  readonly config: Pick<
    Config,
    'logLevel' | 'maxConnections' | 'metricsTokens' | 'metricsTrustedCidrs' | 'metricsAllowAll' | 'trustedProxies'
  >;
  readonly store: Store;
  readonly registry: ServerRegistry;
  readonly adminTokens: TokenSource;
  /** Present exactly when `config.metricsTokens` is. */
  readonly metricsTokens: TokenSource | undefined;
  readonly landing: Omit<LandingFacts, 'port' | 'isTls'>;
  readonly lifecycle: Lifecycle;
  readonly logStream: LogStream;
  readonly clock: () => number;
  readonly webConfig?: WebConfig;
  /** Path of the agent's bundle. */
  readonly agentBundle: string;
  readonly timeouts?: Partial<Timeouts>;
}

/** Builds the application; it does not listen yet. */
export function buildApp(parts: AppParts): TypedApp {
  const app = createFastify(parts);
  const { store, registry, lifecycle, clock, config } = parts;
  const trusted = config.trustedProxies ?? [];
  const refuse = createRefuse({
    limiter: createFailureLimiter({ clock: () => performance.now() }),
    challenges: { metrics: 'Bearer realm="metrics"', api: 'Bearer realm="lockstep"' },
    onRefused: (surface, reason) => registry.metrics.lockstep_logins_refused_total.with({ surface, reason }).inc(),
  });
  const gate = createApiGate({ admin: parts.adminTokens, store, refuse, trusted });
  app.setValidatorCompiler(({ schema }) => validator.compile(schema));
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  useJsonBodies(app);
  useHttpDiscipline(app, lifecycle);
  useWebHeaders(app, parts.webConfig);
  useRequestLog(app);
  useErrorAnswers(app, (error) => registry.metrics.lockstep_store_failures_total.with({ error }).inc());
  landingRoute(app, parts.landing);
  healthRoutes(app, { store, lifecycle });
  agentBundleRoutes(app, parts.agentBundle);
  hostRoutes(app, { store, gate });
  joinRoutes(app, { store, gate });
  listRoutes(app, { store, gate });
  reportRoutes(app, { store, gate, clock, onReports: (tally) => countReports(registry, tally) });
  if (isMetricsOn(config)) {
    const guard = createMetricsGuard({ tokens: parts.metricsTokens, allowed: config.metricsTrustedCidrs, trusted });
    metricsRoute(app, {
      scrape: registry.scrape,
      guard,
      refuse,
      formats: 'text',
      onRendered: (seconds) => registry.metrics.lockstep_scrape_render_seconds.set(seconds),
    });
  }
  return app;
}

const validator = createValidator();

function createFastify(parts: AppParts): TypedApp {
  const { config, registry } = parts;
  const app: TypedApp = Fastify({
    logger: loggerOptions(config, parts.logStream),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LIMITS.bodyBytes,
    forceCloseConnections: 'idle',
    // Draining answers in the API's own form, see http-discipline.ts.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error: FastifyError, _request, reply) => {
      void send(reply, new ApiFailure('invalid_request', 'The request target is not valid.'));
    },
    serverFactory: (handler) =>
      createListener(handler, {
        webConfig: parts.webConfig,
        maxConnections: config.maxConnections,
        maxBodyBytes: LIMITS.bodyBytes,
        ...(parts.timeouts !== undefined && { timeouts: parts.timeouts }),
        onDrop: () => registry.metrics.lockstep_connections_dropped_total.inc(),
        onTlsReload: (error) => {
          if (error === undefined) app.log.info('Read the TLS certificates again');
          else app.log.error({ err: error }, 'Kept the old TLS certificates');
        },
      }),
  }).withTypeProvider<TypeBoxTypeProvider>();
  return app;
}

function useRequestLog(app: TypedApp): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'Answered');
  });
}
