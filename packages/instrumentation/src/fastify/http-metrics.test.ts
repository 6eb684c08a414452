import { conduitManager, counter, defineCatalog, histogram, oneOf, OTHER, trcControlPlane } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import Fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { type IncomingMessage, request, type RequestOptions } from 'node:http';
import { connect as connectHttp2, constants } from 'node:http2';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLines } from '../../test/sample-lines.ts';
import { httpMetrics } from './http-metrics.ts';

let app: FastifyInstance;
let registry: ReturnType<typeof conduitRegistry>;
let port: number;

function conduitRegistry() {
  return createRegistry([conduitManager]);
}

beforeEach(async () => {
  registry = conduitRegistry();
  const { manager_http_requests_total: requests, manager_http_request_duration_seconds: duration } = registry.metrics;
  app = Fastify();
  app.get('/before', () => 'registered before the plugin');
  await app.register(
    httpMetrics({ requests, duration, labels: { method: 'method', endpoint: 'route', status_code: 'status' } }),
  );
  routes(app);
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});

afterEach(() => app.close());

function routes(instance: FastifyInstance): void {
  instance.get('/servers/:id', () => ({ id: 1 }));
  instance.post('/servers', (_request, reply) => reply.code(201).send());
  instance.get('/throws', () => Promise.reject(new Error('broken')));
  instance.get('/teapot', (_request, reply) => reply.code(418).send());
  instance.get('/odd', (_request, reply) => reply.code(599).send());
  instance.get('/stream', (_request, reply) => reply.send(Readable.from(['a', 'b'])));
  instance.get('/breaks', (_request, reply) => reply.send(Readable.from(brokenOff())));
  instance.get('/slow', (_request, reply) => reply.send(new Readable({ read: () => undefined })));
  instance.get('/silent', () => new Promise(() => undefined));
  instance.get('/drips', (_request, reply) => reply.send(dripping()));
  instance.get('/hijacked', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(202).end();
  });
  instance.route({ method: 'OPTIONS', url: '/servers', handler: (_request, reply) => reply.code(204).send() });
}

/** A stream that has begun and never ends. */
function dripping(): Readable {
  const source = new Readable({ read: () => undefined });
  source.push('a');
  return source;
}

async function* brokenOff(): AsyncGenerator<string> {
  yield await Promise.resolve('a');
  throw new Error('The disk is gone.');
}

async function ask(path: string, options: RequestOptions = {}): Promise<void> {
  const sent = request({ port, path, agent: false, ...options }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  answer.resume();
  // An answer that breaks off is an error of the client, too.
  await once(answer, 'close').catch(() => undefined);
}

const counted = () => sampleLines(registry, 'manager_http_requests_total');

describe('the counter has, in words of the catalog,', () => {
  const table: { name: string; path: string; method?: string; want: string }[] = [
    { name: 'the template and never the path', path: '/servers/17?x=1', want: 'GET /servers/:id 200' },
    { name: 'another method and status', path: '/servers', method: 'POST', want: 'POST /servers 201' },
    { name: 'HEAD, which Fastify answers by GET', path: '/servers/17', method: 'HEAD', want: 'HEAD /servers/:id 200' },
    { name: 'OPTIONS', path: '/servers', method: 'OPTIONS', want: 'OPTIONS /servers 204' },
    { name: 'an unknown path as one value', path: '/wp-admin/17', want: 'GET unmatched 404' },
    { name: 'a method that is not told apart', path: '/servers/17', method: 'PROPFIND', want: 'other unmatched 404' },
    { name: 'a status that the catalog does not have', path: '/teapot', want: 'GET /teapot other' },
    { name: 'a status that nobody has', path: '/odd', want: 'GET /odd other' },
    { name: 'an error that a handler threw', path: '/throws', want: 'GET /throws 500' },
    { name: 'a stream', path: '/stream', want: 'GET /stream 200' },
    { name: 'a stream that breaks off', path: '/breaks', want: 'GET /breaks 500' },
    { name: 'a reply that was taken away from Fastify', path: '/hijacked', want: 'GET /hijacked 202' },
    { name: 'a route that was there before the plugin', path: '/before', want: 'GET /before 200' },
  ];

  it.each(table)('$name', async ({ path, method = 'GET', want }) => {
    await ask(path, { method });
    const [wantMethod, endpoint, status] = want.split(' ');
    await vi.waitFor(async () =>
      expect(await counted()).toEqual([
        `manager_http_requests_total{method="${wantMethod}",endpoint="${endpoint}",status_code="${status}"} 1`,
      ]),
    );
  });

  it.each([
    { when: 'before the first byte of the answer', path: '/slow', begun: () => once(app.server, 'request') },
    { when: 'while nobody answers', path: '/silent', begun: () => once(app.server, 'request') },
    { when: 'in the middle of the answer', path: '/drips', begun: (socket: Socket) => once(socket, 'data') },
  ])('a client that leaves $when', async ({ path, begun }) => {
    const socket = connect(port, '127.0.0.1');
    const beginning = begun(socket);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await beginning;
    socket.destroy();
    await vi.waitFor(async () =>
      expect(await counted()).toEqual([
        `manager_http_requests_total{method="GET",endpoint="${path}",status_code="499"} 1`,
      ]),
    );
  });

  it('each request of a connection that is kept', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /servers/1 HTTP/1.1\r\nHost: x\r\n\r\nGET /servers/2 HTTP/1.1\r\nHost: x\r\n\r\n');
    await vi.waitFor(async () => expect((await counted())[0]).toMatch(/ 2$/));
    socket.destroy();
  });

  it('nothing at the start', async () => {
    expect(await counted()).toEqual([]);
  });
});

describe('the histogram', () => {
  it('has the time to the last byte', async () => {
    app = Fastify();
    const { requests, duration, metrics } = trc();
    await app.register(
      httpMetrics({ requests, duration, labels: { method: 'method', path_template: 'route', status: 'status' } }),
    );
    const source = new Readable({ read: () => undefined });
    app.get('/stream', (_request, reply) => reply.send(source));
    const answer = app.inject('/stream');
    const start = performance.now();
    source.push('a');
    await vi.waitFor(() => expect(performance.now() - start).toBeGreaterThan(30));
    source.push(null);
    await answer;
    const lines = await sampleLines(metrics, 'trc_http_request_duration_seconds_sum');
    expect(lines).toEqual([expect.stringContaining('{method="GET",path_template="/stream",status="200"} ')]);
    expect(Number(lines[0]?.split(' ')[1])).toBeGreaterThan(0.03);
  });

  it('counts what the counter counts', async () => {
    await ask('/servers/1');
    await vi.waitFor(async () =>
      expect(await sampleLines(registry, 'manager_http_request_duration_seconds_count')).toEqual([
        'manager_http_request_duration_seconds_count{method="GET",endpoint="/servers/:id"} 1',
      ]),
    );
  });

  function trc() {
    const metrics = createRegistry([trcControlPlane]);
    const { trc_http_requests_total: requests, trc_http_request_duration_seconds: duration } = metrics.metrics;
    return { metrics, requests, duration };
  }
});

it('HTTP/2 is counted alike', async () => {
  const instance = Fastify({ http2: true });
  const { manager_http_requests_total: requests, manager_http_request_duration_seconds: duration } = registry.metrics;
  await instance.register(
    httpMetrics({ requests, duration, labels: { method: 'method', endpoint: 'route', status_code: 'status' } }),
  );
  instance.get('/servers/:id', () => ({ id: 1 }));
  instance.get('/breaks', (_request, reply) => reply.send(Readable.from(brokenOff())));
  instance.get('/drips', (_request, reply) => reply.send(dripping()));
  await instance.listen({ port: 0, host: '127.0.0.1' });
  const session = connectHttp2(`http://127.0.0.1:${(instance.server.address() as AddressInfo).port}`);
  await once(session.request({ ':path': '/servers/1' }).resume(), 'end');
  await once(session.request({ ':path': '/breaks' }).resume(), 'close').catch(() => undefined);
  const left = session.request({ ':path': '/drips' });
  await once(left, 'data');
  left.close(constants.NGHTTP2_CANCEL);
  await vi.waitFor(async () =>
    expect(await counted()).toEqual([
      'manager_http_requests_total{method="GET",endpoint="/breaks",status_code="500"} 1',
      'manager_http_requests_total{method="GET",endpoint="/drips",status_code="499"} 1',
      'manager_http_requests_total{method="GET",endpoint="/servers/:id",status_code="200"} 1',
    ]),
  );
  session.close();
  await instance.close();
});

it('a label may be what a function makes of the facts', async () => {
  const about = { help: 'Requests.', since: '0.1.0', usage: 'A test.', presence: 'when known' } as const;
  const labels = { class: oneOf('2xx', '4xx', '5xx', OTHER), component: oneOf('api', 'admin'), ok: oneOf('yes', 'no') };
  const toy = createRegistry([
    defineCatalog({
      name: 'toy',
      prefix: 'toy_',
      metrics: {
        toy_requests_total: counter({ ...about, labels }),
        toy_request_duration_seconds: histogram({ ...about, unit: 'seconds', buckets: [1], labels: { ok: labels.ok } }),
      },
    }),
  ]);
  const instance = Fastify();
  await instance.register(
    httpMetrics({
      requests: toy.metrics.toy_requests_total,
      duration: toy.metrics.toy_request_duration_seconds,
      labels: {
        class: 'statusClass',
        component: () => 'api',
        ok: ({ statusClass }) => (statusClass === '5xx' ? 'no' : 'yes'),
      },
    }),
  );
  instance.get('/fine', () => 'fine');
  instance.get('/moved', (_request, reply) => reply.redirect('/there'));
  await instance.inject('/fine');
  await instance.inject('/moved');
  await instance.inject('/nowhere');
  expect(await sampleLines(toy, 'toy_requests_total')).toEqual([
    'toy_requests_total{class="2xx",component="api",ok="yes"} 1',
    'toy_requests_total{class="4xx",component="api",ok="yes"} 1',
    'toy_requests_total{class="other",component="api",ok="yes"} 1',
  ]);
});
