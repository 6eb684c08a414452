import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MetricsGuard } from '../auth/metrics-guard.ts';
import type { Refuse } from '../auth/refusal.ts';
import { ApiFailure } from '../errors.ts';
import type { ServerRegistry } from '../server-metrics.ts';

/** Scrapes that are answered at the same time; more are told to wait. */
const MAX_IN_FLIGHT = 4;

/**
 * Serves the page in text format 0.0.4, whatever the Accept header says. The page is rendered as a whole before its
 * first byte leaves, so a failure is an error answer and never half a page.
 */
export function metricsRoute(
  app: FastifyInstance,
  { registry, guard, refuse }: { registry: ServerRegistry; guard: MetricsGuard; refuse: Refuse },
): void {
  let inFlight = 0;
  app.get('/metrics', {
    async onRequest(request, reply) {
      const refused = guard(request);
      return refused === undefined ? undefined : refuse(request, reply, { surface: 'metrics', ...refused });
    },
    async handler(request, reply) {
      if (inFlight >= MAX_IN_FLIGHT) {
        throw new ApiFailure('too_busy', `${MAX_IN_FLIGHT} scrapes are running.`, { retryAfterSeconds: 1 });
      }
      inFlight += 1;
      whenGone(reply, () => (inFlight -= 1));
      return sendPage(registry, reply, acceptsGzip(request.headers['accept-encoding']));
    },
  });
}

async function sendPage(registry: ServerRegistry, reply: FastifyReply, gzip: boolean): Promise<FastifyReply> {
  const started = performance.now();
  const page = await registry.scrape({ format: 'text' });
  // The page's memory is used again for the next one, so it is held until the last byte is out or the socket is gone.
  whenGone(reply, () => page.release());
  const body = gzip ? await page.gzip() : page.body;
  registry.metrics.lockstep_scrape_render_seconds.set((performance.now() - started) / 1000);
  if (gzip) reply.header('content-encoding', 'gzip');
  return reply
    .header('cache-control', 'no-store')
    .header('vary', 'Accept-Encoding')
    .header('content-length', body.byteLength)
    .type(page.contentType)
    .send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}

/** Runs `done` once the answer left or its socket closed, also when that has happened already. */
function whenGone({ raw }: FastifyReply, done: () => void): void {
  if (raw.closed) done();
  else raw.once('close', done);
}

/** RFC 9110 12.5.3: `gzip;q=0` is a refusal, `*` stands for what is not named. */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  const weights = new Map(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [coding = '', ...parameters] = part.split(';').map((piece) => piece.trim());
        const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
        return [coding, Number(weight)];
      }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
