import { conduitManager, nodeProcess, oneOf, trcControlPlane, counter, defineCatalog } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import Fastify from 'fastify';
import { describe, it } from 'vitest';
import { httpMetrics } from './index.ts';

const { metrics } = createRegistry([conduitManager, trcControlPlane, nodeProcess]);
const requests = metrics.manager_http_requests_total;
const duration = metrics.manager_http_request_duration_seconds;
const labels = { method: 'method', endpoint: 'route', status_code: 'status' } as const;

const about = { help: 'Requests.', since: '0.1.0', usage: 'A test.' } as const;
const narrow = createRegistry([
  defineCatalog({
    name: 'narrow',
    prefix: 'narrow_',
    metrics: {
      narrow_requests_total: counter({ ...about, labels: { method: oneOf('GET', 'POST'), kind: oneOf('a', 'b') } }),
    },
  }),
]).metrics.narrow_requests_total;

describe('httpMetrics accepts', () => {
  it('the instruments of any catalog, under its names of the labels', () => {
    void Fastify().register(httpMetrics({ requests, duration, labels }));
    httpMetrics({
      requests: metrics.trc_http_requests_total,
      duration: metrics.trc_http_request_duration_seconds,
      labels: { method: 'method', path_template: 'route', status: 'status' },
    });
  });

  it('what a function makes of the facts', () => {
    const kind = (): 'a' | 'b' => 'a';
    httpMetrics({
      requests: narrow,
      duration,
      labels: {
        kind,
        endpoint: ({ route }) => route.toUpperCase(),
        method: ({ method }) => (method === 'GET' ? 'GET' : 'POST'),
      },
    });
  });
});

describe('httpMetrics refuses at compile time', () => {
  const never = (build: () => unknown) => build;

  it('another instrument', () => {
    // @ts-expect-error the histogram does not count
    never(() => httpMetrics({ requests: duration, duration, labels }));
    // @ts-expect-error the counter does not observe
    never(() => httpMetrics({ requests, duration: requests, labels }));
    // @ts-expect-error a counter without labels says nothing of routes
    never(() => httpMetrics({ requests: metrics.process_cpu_seconds_total, duration, labels }));
    // @ts-expect-error no catalog has it
    never(() => httpMetrics({ requests: metrics.manager_http_request_total, duration, labels }));
  });

  it('a label that nothing is said of, one that does not exist, an unknown fact', () => {
    // @ts-expect-error status_code is missing
    never(() => httpMetrics({ requests, duration, labels: { method: 'method', endpoint: 'route' } }));
    // @ts-expect-error neither metric has a label code
    never(() => httpMetrics({ requests, duration, labels: { ...labels, code: 'status' } }));
    // @ts-expect-error there is no fact path
    never(() => httpMetrics({ requests, duration, labels: { ...labels, endpoint: 'path' } }));
  });

  it('a fact with values that a closed set without `other` does not have', () => {
    // @ts-expect-error a method may be HEAD
    never(() => httpMetrics({ requests: narrow, duration, labels: { ...labels, kind: () => 'a' } }));
    const rest = { endpoint: 'route', method: (): 'GET' => 'GET' } as const;
    // @ts-expect-error c is no kind
    never(() => httpMetrics({ requests: narrow, duration, labels: { ...rest, kind: () => 'c' } }));
  });
});
