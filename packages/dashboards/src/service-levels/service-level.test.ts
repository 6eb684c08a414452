import { counter, defineCatalog, defineObjectives, histogram, oneOf } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { budgetLeft, burnRate, recordingsOf, serviceLevel } from './service-level.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

const { catalog, objectives } = defineObjectives(
  defineCatalog({
    name: 'shop',
    prefix: 'shop_',
    metrics: {
      shop_orders_total: counter({ ...about, labels: { result: oneOf('ok', 'failed', 'lost') } }),
      shop_calls_total: counter({ ...about, labels: { status: oneOf('ok', 'internal') } }),
      shop_order_seconds: histogram({ ...about, unit: 'seconds', buckets: [0.25, 1] }),
    },
  }),
  [
    {
      kind: 'availability',
      target: 0.999,
      windowDays: 30,
      events: [
        { counter: 'shop_orders_total', label: 'result', bad: ['failed', 'lost'] },
        { counter: 'shop_calls_total', label: 'status', bad: ['internal'] },
      ],
    },
    { kind: 'latency', target: 0.9, windowDays: 7, histogram: 'shop_order_seconds', within: 1 },
    { kind: 'latency', target: 0.9, windowDays: 7, histogram: 'shop_order_seconds', within: 0.25 },
  ],
);
const [available, whole, fraction] = objectives.map((objective) =>
  serviceLevel({ system: 'trc', component: 'node-agent', catalog }, objective),
);

describe('serviceLevel', () => {
  it('adds up counters of which one may not exist yet, and knows that nothing failed', () => {
    expect([available?.events, available?.errors].map((recorded) => recorded?.query.text)).toEqual([
      'sum(sum by (result) (rate(shop_orders_total[5m])) or sum by (status) (rate(shop_calls_total[5m])))',
      'sum(sum by (result) (rate(shop_orders_total{result=~"failed|lost"}[5m])) or sum by (status) (rate(shop_calls_total{status=~"internal"}[5m]))) or sum(sum by (result) (rate(shop_orders_total[5m])) or sum by (status) (rate(shop_calls_total[5m]))) - sum(sum by (result) (rate(shop_orders_total[5m])) or sum by (status) (rate(shop_calls_total[5m])))',
    ]);
  });

  it('weighs the ratio of a long window by traffic, and reads no counter for it', () => {
    expect(available?.errorRatio['3d'].query.text).toBe(
      'avg_over_time(trc_node_agent:availability_errors:rate5m[3d]) / (avg_over_time(trc_node_agent:availability_events:rate5m[3d]) > 0)',
    );
    const raw = available === undefined ? [] : recordingsOf(available).filter(({ query }) => /shop_/.test(query.text));
    expect(raw.map(({ record }) => record)).toEqual([
      'trc_node_agent:availability_events:rate5m',
      'trc_node_agent:availability_errors:rate5m',
    ]);
  });

  it('records over all days of the objective', () => {
    expect([available, whole].map((level) => level?.objectiveErrorRatio.record)).toEqual([
      'trc_node_agent:availability_errors:ratio_rate30d',
      'trc_node_agent:latency_errors:ratio_rate7d',
    ]);
  });

  it.each([
    { level: whole, bound: String.raw`le=~"1([.]0)?"`, written: ['1', '1.0'], others: ['10', '1.5', '0.25'] },
    { level: fraction, bound: String.raw`le=~"0[.]250*"`, written: ['0.25', '0.250'], others: ['0.025', '1', '0.2'] },
  ])('takes the bound $written as any server writes it', ({ level, bound, written, others }) => {
    expect(level?.errors.query.text).toContain(`shop_order_seconds_bucket{${bound}}`);
    const pattern = new RegExp(`^(?:${bound.slice('le=~"'.length, -1)})$`);
    expect(written.filter((text) => !pattern.test(text))).toEqual([]);
    expect(others.filter((text) => pattern.test(text))).toEqual([]);
  });
});

describe('an error budget', () => {
  it('is what the target leaves, without what floating point adds', () => {
    expect([available?.budget, whole?.budget]).toEqual([0.001, 0.1]);
  });

  it('can be asked how fast it is spent and what is left of it', () => {
    expect([available && burnRate(available, '6h').text, available && budgetLeft(available).text]).toEqual([
      'trc_node_agent:availability_errors:ratio_rate6h / 0.001',
      '1 - trc_node_agent:availability_errors:ratio_rate30d / 0.001',
    ]);
  });
});
