import { prometheusServer } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { foreign, shop } from '../test/shop.ts';
import { type Query, select, type Written } from './index.ts';

const m = select(shop);
const f = select(foreign, { targetLabels: ['node'] });

describe('select', () => {
  const rows: { query: Written; text: string; labels: Query['labels']; unit: Query['unit'] }[] = [
    { query: m.shop_open, text: 'shop_open', labels: ['job', 'instance'], unit: {} },
    { query: m.shop_queue_bytes, text: 'shop_queue_bytes', labels: ['till', 'job', 'instance'], unit: { bytes: 1 } },
    {
      query: m.shop_last_order_timestamp_seconds,
      text: 'shop_last_order_timestamp_seconds',
      labels: ['job', 'instance'],
      unit: { time: 1 },
    },
    {
      query: m.shop_checkout_duration_seconds.bucket,
      text: 'shop_checkout_duration_seconds_bucket',
      labels: ['result', 'le', 'job', 'instance'],
      unit: {},
    },
    {
      query: m.shop_checkout_duration_seconds.where({ result: 'paid' }).sum,
      text: 'shop_checkout_duration_seconds_sum{result="paid"}',
      labels: ['result', 'job', 'instance'],
      unit: { seconds: 1 },
    },
    { query: f.disk_reads_total, text: 'disk_reads_total', labels: ['mode', 'disk', 'node'], unit: undefined },
    { query: f.mystery.rate('5m'), text: 'rate(mystery[5m])', labels: ['node'], unit: undefined },
    {
      query: f.rpc_seconds.where({ call: 'get' }).quantiles,
      text: 'rpc_seconds{call="get"}',
      labels: ['call', 'quantile', 'node'],
      unit: { seconds: 1 },
    },
    {
      query: f.native_seconds.where({ call: 'get' }).offset('1d').quantile(0.9, '5m', 'node'),
      text: 'histogram_quantile(0.9, sum by (node) (rate(native_seconds{call="get"}[5m] offset 1d)))',
      labels: ['node'],
      unit: { seconds: 1 },
    },
    {
      query: f.native_seconds.average('5m'),
      text: 'histogram_avg(sum(rate(native_seconds[5m])))',
      labels: [],
      unit: { seconds: 1 },
    },
    {
      query: f.seen_once.where({ anything: 'x' }),
      text: 'seen_once{anything="x"}',
      labels: 'anything',
      unit: undefined,
    },
    { query: f.rpc_seconds.count, text: 'rpc_seconds_count', labels: ['call', 'node'], unit: {} },
  ];

  it.each(rows)('gives $text its labels and unit', ({ query, ...want }) => {
    expect(query).toMatchObject({ ...want, unchecked: [] });
  });

  it('offers every family of a catalog, and no other', () => {
    expect(Object.keys(m)).toEqual(Object.keys(shop.metrics));
  });

  it('knows what Prometheus itself says of each target', () => {
    const { up } = select(prometheusServer);
    expect(up.where({ job: 'shop' }).absent()).toMatchObject({ text: 'absent(up{job="shop"})', labels: ['job'] });
  });

  it('does not mix up catalogs that know the same name', () => {
    const other = select(shop, { targetLabels: ['node'] });
    expect(() => m.shop_open.sum().plus(other.shop_open.sum())).toThrow(
      /`shop_open` is described in two ways: .*"instance".* and .*"node"/,
    );
  });
});
