import { type ExpositionFormat, negotiate, type Page } from '@lockstep/metrics';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { acceptsGzip } from './accepts-gzip.ts';
import { addVary } from './cors.ts';
import { errorBody } from './error-body.ts';
import type { MetricsGuard } from './metrics-guard.ts';
import type { Refuse } from './refusal.ts';

/** Scrapes that are answered at the same time; more are told to wait. */
const MAX_IN_FLIGHT = 4;

/** What a page is made by, for whom, and how. */
export interface MetricsRoute {
  readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page>;
  readonly guard: MetricsGuard;
  readonly refuse: Refuse<'metrics'>;
  /** `text`: format 0.0.4, whatever the Accept header says. `negotiated`: OpenMetrics for whoever prefers it. */
  readonly formats: 'text' | 'negotiated';
  /** Told after each page how long it took to make. */
  readonly onRendered: (seconds: number) => void;
}

/**
 * Serves GET and HEAD of /metrics. The page is rendered as a whole before its first byte leaves, so a failure is an
 * error answer and never half a page.
 */
export function metricsRoute(app: FastifyInstance, route: MetricsRoute): void {
  const { guard, refuse, formats } = route;
  let inFlight = 0;
  app.get('/metrics', {
    async onRequest(request, reply) {
      const refused = await guard(request);
      return refused === undefined ? undefined : refuse(request, reply, { surface: 'metrics', ...refused });
    },
    async handler({ headers }, reply) {
      if (inFlight >= MAX_IN_FLIGHT) return tooBusy(reply);
      inFlight += 1;
      whenGone(reply, () => (inFlight -= 1));
      if (formats === 'negotiated') addVary(reply, 'Accept');
      return sendPage(route, reply, {
        format: formats === 'negotiated' ? negotiate(headers.accept) : 'text',
        gzip: acceptsGzip(headers['accept-encoding']),
      });
    },
  });
}

async function sendPage(
  { scrape, onRendered }: MetricsRoute,
  reply: FastifyReply,
  { format, gzip }: { format: ExpositionFormat; gzip: boolean },
): Promise<FastifyReply> {
  const started = performance.now();
  const page = await scrape({ format });
  // The page's memory is used again for the next one, so it is held until the last byte is out or the socket is gone.
  whenGone(reply, () => page.release());
  const body = gzip ? await page.gzip() : page.body;
  onRendered((performance.now() - started) / 1000);
  if (gzip) reply.header('content-encoding', 'gzip');
  addVary(reply, 'Accept-Encoding');
  return reply
    .header('cache-control', 'no-store')
    .header('content-length', body.byteLength)
    .type(page.contentType)
    .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}

function tooBusy(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .header('retry-after', 1)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(errorBody('too_busy', `${MAX_IN_FLIGHT} scrapes are running.`));
}

/** Runs `done` once the answer left or its socket closed, also when that has happened already. */
function whenGone({ raw }: FastifyReply, done: () => void): void {
  if (raw.closed) done();
  else raw.once('close', done);
}
