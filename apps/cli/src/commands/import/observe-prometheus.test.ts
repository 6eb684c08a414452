import { describe, expect, it } from 'vitest';
import { Observation } from './observation.ts';
import { observePrometheus } from './observe-prometheus.ts';
import type { ApiMetadata, ApiSeries, PrometheusApi } from './prometheus-api.ts';

const TARGET = { job: 'a', instance: 'b:1' };

interface Server {
  readonly metadata: Readonly<Record<string, readonly Partial<ApiMetadata>[]>>;
  readonly series: readonly ApiSeries[];
  /** Families with more series than the server hands out. */
  readonly large?: readonly string[];
}

function api({ metadata, series, large = [] }: Server): PrometheusApi {
  const of = (names: readonly string[]) => series.filter(({ __name__ = '' }) => names.includes(__name__));
  const full = (known: Partial<ApiMetadata>): ApiMetadata => ({ type: 'unknown', help: '', unit: '', ...known });
  return {
    metadata: async () => new Map(Object.entries(metadata).map(([name, list]) => [name, list.map(full)])),
    names: async () => [...new Set(series.map(({ __name__ = '' }) => __name__))],
    series: async (names) => (names.some((name) => large.includes(name)) ? undefined : of(names)),
    labels: async (names) => [...new Set(of(names).flatMap((one) => Object.keys(one)))],
    values: async (names, label) => [...new Set(of(names).flatMap((one) => one[label] ?? []))],
  };
}

async function observed(server: Server) {
  const observation = new Observation();
  const odd = await observePrometheus(api(server), observation, 'prometheus');
  return { odd, metrics: observation.describe(new Set()) };
}

describe('what a running Prometheus knows', () => {
  it.each<{ name: string; server: Server; want: object; odd?: readonly string[] }>([
    {
      name: 'type, help, unit and labels without those of the target',
      server: {
        metadata: { x_bytes: [{ type: 'gauge', help: 'X.', unit: 'bytes' }] },
        series: [{ __name__: 'x_bytes', ...TARGET, a: '1' }],
      },
      want: { x_bytes: { type: 'gauge', help: 'X.', unit: 'bytes', labels: { a: { kind: 'open', values: ['1'] } } } },
    },
    {
      name: 'the parts of a histogram',
      server: {
        metadata: { h: [{ type: 'histogram' }] },
        series: [
          { __name__: 'h_bucket', ...TARGET, le: '0.5' },
          { __name__: 'h_sum', ...TARGET },
          { __name__: 'h_count', ...TARGET },
        ],
      },
      want: { h: { type: 'histogram', help: '', labels: {}, buckets: [0.5] } },
    },
    {
      name: 'a native histogram',
      server: { metadata: { h: [{ type: 'histogram' }] }, series: [{ __name__: 'h', ...TARGET }] },
      want: { h: { type: 'histogram', help: '', labels: {}, native: true } },
    },
    {
      name: 'counters whose metadata lack `_total`',
      server: { metadata: { x: [{ type: 'counter', help: 'X.' }] }, series: [{ __name__: 'x_total', ...TARGET }] },
      want: { x_total: { type: 'counter', help: 'X.', labels: {} } },
    },
    {
      name: 'a name that only looks like a part of another family',
      server: {
        metadata: { x: [{ type: 'gauge' }], x_count: [{ type: 'gauge' }] },
        series: [
          { __name__: 'x', ...TARGET },
          { __name__: 'x_count', ...TARGET },
        ],
      },
      want: { x: { type: 'gauge', help: '', labels: {} }, x_count: { type: 'gauge', help: '', labels: {} } },
    },
    {
      name: 'no series yet',
      server: { metadata: { x: [{ type: 'counter' }] }, series: [] },
      want: { x: { type: 'counter', help: '', labels: {}, labelsKnown: false } },
    },
    {
      name: 'outputs of rules, without what Prometheus makes itself',
      server: {
        metadata: {},
        series: [
          { __name__: 'job:x:sum', job: 'a' },
          { __name__: 'up', ...TARGET },
          { __name__: 'ALERTS', alertname: 'A' },
        ],
      },
      want: { 'job:x:sum': { type: 'unknown', help: '', labels: {} } },
    },
    {
      name: 'more series than are worth reading: labels may be missing',
      server: { metadata: {}, series: [{ __name__: 'x', ...TARGET, a: '1' }], large: ['x'] },
      want: { x: { type: 'unknown', help: '', labels: { a: { kind: 'open', values: ['1'], optional: true } } } },
    },
    {
      name: 'targets that disagree on a type',
      server: { metadata: { x: [{ type: 'gauge' }, { type: 'counter' }] }, series: [{ __name__: 'x', ...TARGET }] },
      want: { x: { type: 'unknown', help: '', labels: {} } },
      odd: ['`x`: targets disagree on its type (gauge, counter)'],
    },
  ])('$name', async ({ server, want, odd = [] }) => {
    expect(await observed(server)).toEqual({ metrics: want, odd });
  });
});
