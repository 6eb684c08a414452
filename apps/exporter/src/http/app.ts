import {
  answerClientError,
  createListener,
  errorBody,
  hostLinesProblem,
  LANDING_POLICY,
  metricsRoute,
  type Timeouts,
  useCors,
  useWebHeaders,
} from '@lockstep/scrape-endpoint';
import type { WebConfig } from '@lockstep/web-config';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { ExporterRegistry } from '../metrics.ts';
import { type LandingFacts, landingPage } from './landing-page.ts';
import type { WebAccess } from './web-access.ts';

/** Where the process is in its life. Ready means: the configuration and what was kept are loaded. */
export interface Lifecycle {
  phase: 'starting' | 'ready' | 'stopping';
}

/** What the application is made of. It owns none of it. */
export interface AppParts {
  readonly registry: ExporterRegistry;
  readonly lifecycle: Lifecycle;
  /** Asked for at each request: a reload replaces it. */
  readonly access: () => WebAccess;
  readonly landing: () => LandingFacts;
  readonly log: FastifyBaseLogger;
  readonly webConfig: WebConfig | undefined;
  readonly timeouts?: Partial<Timeouts>;
}

/** Most connections at a time; a scraper holds one or two. */
const MAX_CONNECTIONS = 512;

/** Nothing here takes a body. */
const MAX_BODY_BYTES = 1024;

/** Builds the application; it does not listen yet. */
export function buildApp(parts: AppParts): FastifyInstance {
  const { registry, lifecycle, access, landing, webConfig } = parts;
  const app = createFastify(parts);
  useRequestRules(app, lifecycle);
  useCors(app, () => access().cors);
  useGuardOfOthers(app, access);
  useWebHeaders(app, webConfig);
  useErrorAnswers(app);
  metricsRoute(app, {
    scrape: registry.scrape,
    guard: (request) => access().page(request),
    refuse: (...refused) => access().refuse(...refused),
    formats: 'negotiated',
    onRendered: (seconds) => registry.metrics.lockstep_exporter_scrape_render_seconds.set(seconds),
  });
  healthRoutes(app, lifecycle);
  app.get('/', async (_request, reply) =>
    reply
      .header('content-security-policy', LANDING_POLICY)
      .type('text/html; charset=utf-8')
      .send(landingPage(landing())),
  );
  return app;
}

function createFastify({ registry, log, webConfig, timeouts }: AppParts): FastifyInstance {
  const { metrics } = registry;
  return Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, _request, reply) => {
      void answer(reply, 400, errorBody('invalid_request', 'The request target is not valid.'));
    },
    serverFactory: (handler) =>
      createListener(handler, {
        webConfig,
        maxConnections: MAX_CONNECTIONS,
        maxBodyBytes: MAX_BODY_BYTES,
        ...(timeouts !== undefined && { timeouts }),
        onDrop: () => metrics.lockstep_exporter_connections_dropped_total.inc(),
        onTlsReload: (error) => {
          if (error === undefined) return log.info('Read the TLS certificates again');
          metrics.lockstep_exporter_reload_failures_total.inc();
          log.error({ err: error }, 'Kept the old TLS certificates');
        },
      }),
  });
}

/** What every request must keep to, whatever its path. Nothing but health is told before the start and after the end. */
function useRequestRules(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    const problem = hostLinesProblem(request.raw);
    if (problem !== undefined) return answer(reply, 400, errorBody('invalid_request', problem));
    if (lifecycle.phase === 'ready' || request.routeOptions.url?.startsWith('/-/') === true) return undefined;
    reply.header('connection', 'close').header('retry-after', 5);
    return answer(reply, 503, errorBody(lifecycle.phase, `The exporter is ${lifecycle.phase}.`));
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({ req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'Answered');
  });
}

/** Every path but /metrics, which has a guard of its own; also those that do not exist. */
function useGuardOfOthers(app: FastifyInstance, access: () => WebAccess): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url === '/metrics') return undefined;
    const { others, refuse } = access();
    const refused = await others?.(request);
    return refused === undefined ? undefined : refuse(request, reply, { surface: 'metrics', ...refused });
  });
}

function healthRoutes(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.get('/-/healthy', async (_request, reply) => reply.header('cache-control', 'no-store').send('OK\n'));
  app.get('/-/ready', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return lifecycle.phase === 'ready'
      ? reply.send('OK\n')
      : reply.code(503).send(`The exporter is ${lifecycle.phase}\n`);
  });
}

function useErrorAnswers(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => answer(reply, 404, errorBody('not_found', 'There is no such path.')));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    // The messages of the framework may repeat the request; whoever asked learns nothing about an unexpected error.
    if ((error.statusCode ?? 500) < 500)
      return answer(reply, 400, errorBody('invalid_request', 'The request cannot be read.'));
    request.log.error({ err: error }, 'Unexpected error');
    return answer(reply, 500, errorBody('internal', 'An unexpected error; the log of the exporter has it.'));
  });
}

function answer(reply: FastifyReply, status: number, body: Buffer): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(body);
}
