import type { Counter, Histogram, LabelledFamily } from '@lockstep/metrics';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { LabelMap, Labels } from '../label-map.ts';
import { memoized } from '../memoized.ts';
import { rowFinder } from '../row-finder.ts';
import { finalStatus } from './final-status.ts';
import { type HttpFacts, httpFacts, methodIndex, UNMATCHED_ROUTE } from './http-facts.ts';

/** The instruments of a service's HTTP surface. `LC` and `LD` are their labels. */
export interface HttpMetricsOptions<LC extends Labels, LD extends Labels> {
  /** Counts requests when their answer is over. */
  readonly requests: LabelledFamily<LC, Counter>;
  /** Seconds from the first hook to the last byte, or to the end of the connection. */
  readonly duration: LabelledFamily<LD, Histogram>;
  /** What each label of the two shows. */
  readonly labels: LabelMap<NoInfer<LC & LD>, HttpFacts>;
}

/**
 * A Fastify plugin that counts and times every request of the instance, whatever becomes of it: 404, HEAD, an error in
 * a handler, a stream, `reply.hijack()`. An answer that its client did not wait for counts as 499, one that broke off on
 * this side as 500, whatever its first line said. Register it before plugins whose hooks are to be in the time.
 *
 * Not seen: what Fastify answers before it looks for a route (a target that is no URL), and upgraded connections.
 */
export function httpMetrics<LC extends Labels, LD extends Labels>(
  options: HttpMetricsOptions<LC, LD>,
): FastifyPluginCallback {
  const rows = httpRows(options);
  return fastifyPlugin((app, _options, done) => {
    app.addHook('onRequest', (request, reply, next) => {
      const start = performance.now();
      // After `finish` as well as after an abort, and for replies that Fastify no longer looks after.
      reply.raw.once('close', () => {
        const seconds = (performance.now() - start) / 1000;
        const { requests, duration } = rows(request, finalStatus(request.raw, reply.raw));
        requests.inc();
        duration.observe(seconds);
      });
      next();
    });
    done();
  }, PLUGIN);
}

const PLUGIN = { name: '@lockstep/instrumentation/fastify', fastify: '5.x' };

interface HttpRow {
  readonly requests: Counter;
  readonly duration: Histogram;
}

/** Rows are looked for once per route, method and status, which are few. */
function httpRows<LC extends Labels, LD extends Labels>(
  options: HttpMetricsOptions<LC, LD>,
): (request: FastifyRequest, status: number) => HttpRow {
  const counter = rowFinder(options.requests, options.labels);
  const histogram = rowFinder(options.duration, options.labels);
  const ofRoute = memoized((route: string) =>
    memoized((answer: number): HttpRow => {
      const facts: HttpFacts = httpFacts(Math.floor(answer / 1000), route, answer % 1000);
      return { requests: counter(facts), duration: histogram(facts) };
    }),
  );
  return ({ method, routeOptions }, status) =>
    ofRoute(routeOptions.url ?? UNMATCHED_ROUTE)(methodIndex(method) * 1000 + status);
}
