import { conduitManager, trcControlPlane } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { describe, it } from 'vitest';
import { rpcMetrics } from './index.ts';

const { metrics } = createRegistry([conduitManager, trcControlPlane]);
const calls = metrics.manager_rpc_calls_total;
const duration = metrics.manager_rpc_call_duration_seconds;
const labels = { service: 'service', method: 'method', status: 'status' } as const;

describe('rpcMetrics accepts', () => {
  it('calls and durations, and messages under labels of their own', () => {
    rpcMetrics({ calls, duration, labels });
    const counter = metrics.trc_http_requests_total;
    rpcMetrics({
      calls,
      duration,
      labels,
      messages: { counter, labels: { method: () => 'POST', path_template: 'method', status: () => '200' } },
    });
  });
});

describe('rpcMetrics refuses at compile time', () => {
  const never = (build: () => unknown) => build;

  it('another instrument, a label that nothing is said of, an unknown fact', () => {
    // @ts-expect-error the histogram does not count
    never(() => rpcMetrics({ calls: duration, duration, labels }));
    // @ts-expect-error status is missing
    never(() => rpcMetrics({ calls, duration, labels: { service: 'service', method: 'method' } }));
    // @ts-expect-error there is no fact code
    never(() => rpcMetrics({ calls, duration, labels: { ...labels, status: 'code' } }));
    // @ts-expect-error a status of HTTP is no code of Connect
    never(() => rpcMetrics({ calls, duration, labels: { ...labels, status: () => '404' } }));
  });

  it('a fact of calls for messages', () => {
    const counter = metrics.trc_http_requests_total;
    const rest = { method: (): 'POST' => 'POST', path_template: 'method' } as const;
    // @ts-expect-error a message has no status
    never(() => rpcMetrics({ calls, duration, labels, messages: { counter, labels: { ...rest, status: 'status' } } }));
  });
});
