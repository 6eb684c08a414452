import { parseQuery } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { shop } from '../test/shop.ts';
import { constant, type Counter, type Gauge, type Query, select, type Vector } from './index.ts';

const m = select(shop);
const orders = m.shop_orders_total;
const queue = m.shop_queue_bytes;
const rates = orders.rate('5m');
const byTill = queue.sumBy('till');
const byMake = m.shop_till_info.maxBy('till', 'make');
const open = m.shop_open;

/** What an operation gives. */
interface Row {
  readonly query: Query;
  readonly text: string;
  readonly labels: readonly string[];
}

/**
 * A row whose labels are those that the compiler believes in: one too few or too many does not compile. The test then
 * compares them with those that the label flow finds.
 */
function row<L extends string>(query: Query<L>, text: string, labels: Readonly<Record<NoInfer<L>, true>>): Row {
  return { query, text, labels: Object.keys(labels) };
}

const TARGET = { job: true, instance: true } as const;
const ORDERS = { result: true, till: true, ...TARGET } as const;
const QUEUE = { till: true, ...TARGET } as const;

type Domains = Readonly<Record<'x', string>>;
type Offered = keyof Vector | keyof Gauge<Domains> | keyof Counter<Domains>;

/** Every operation there is has a row: a new one without does not compile. */
type Operation = Exclude<Offered, keyof Query | 'legend'>;

const OPERATIONS: Readonly<Record<Operation, Row>> = {
  where: row(orders.where({ result: 'paid' }).rate('1m'), 'rate(shop_orders_total{result="paid"}[1m])', ORDERS),
  offset: row(queue.offset('1d'), 'shop_queue_bytes offset 1d', QUEUE),
  absent: row(queue.where({ till: '3' }).absent(), 'absent(shop_queue_bytes{till="3"})', { till: true }),
  timestamp: row(queue.timestamp(), 'timestamp(shop_queue_bytes)', QUEUE),
  unrated: row(orders.unrated(), 'shop_orders_total', ORDERS),
  rate: row(rates, 'rate(shop_orders_total[5m])', ORDERS),
  irate: row(orders.irate('5m'), 'irate(shop_orders_total[5m])', ORDERS),
  increase: row(orders.offset('1h').increase('5m'), 'increase(shop_orders_total[5m] offset 1h)', ORDERS),
  resets: row(orders.resets('5m'), 'resets(shop_orders_total[5m])', ORDERS),
  changes: row(orders.changes('5m'), 'changes(shop_orders_total[5m])', ORDERS),
  over: row(queue.over('1h').max(), 'max_over_time(shop_queue_bytes[1h])', QUEUE),
  sum: row(rates.sum(), 'sum(rate(shop_orders_total[5m]))', {}),
  sumBy: row(byTill, 'sum by (till) (shop_queue_bytes)', { till: true }),
  sumWithout: row(queue.sumWithout('job'), 'sum without (job) (shop_queue_bytes)', { till: true, instance: true }),
  avg: row(queue.avg(), 'avg(shop_queue_bytes)', {}),
  avgBy: row(queue.avgBy('till', 'job'), 'avg by (till, job) (shop_queue_bytes)', { till: true, job: true }),
  avgWithout: row(queue.avgWithout('till'), 'avg without (till) (shop_queue_bytes)', TARGET),
  min: row(queue.min(), 'min(shop_queue_bytes)', {}),
  minBy: row(queue.minBy('till'), 'min by (till) (shop_queue_bytes)', { till: true }),
  minWithout: row(queue.minWithout('till'), 'min without (till) (shop_queue_bytes)', TARGET),
  max: row(queue.max(), 'max(shop_queue_bytes)', {}),
  maxBy: row(queue.maxBy('till'), 'max by (till) (shop_queue_bytes)', { till: true }),
  maxWithout: row(queue.maxWithout('till'), 'max without (till) (shop_queue_bytes)', TARGET),
  count: row(orders.count(), 'count(shop_orders_total)', {}),
  countBy: row(orders.countBy('till'), 'count by (till) (shop_orders_total)', { till: true }),
  countWithout: row(orders.countWithout('till', 'result'), 'count without (till, result) (shop_orders_total)', TARGET),
  countValues: row(open.countValues('state'), 'count_values("state", shop_open)', { state: true }),
  topk: row(queue.topk(3), 'topk(3, shop_queue_bytes)', QUEUE),
  bottomk: row(queue.bottomk(3), 'bottomk(3, shop_queue_bytes)', QUEUE),
  histogramQuantile: row(
    m.shop_checkout_duration_seconds.bucket.rate('5m').sumBy('result', 'le').histogramQuantile(0.9),
    'histogram_quantile(0.9, sum by (result, le) (rate(shop_checkout_duration_seconds_bucket[5m])))',
    { result: true },
  ),
  plus: row(queue.plus(1), 'shop_queue_bytes + 1', QUEUE),
  minus: row(byTill.minus(queue.maxBy('till')), 'sum by (till) (shop_queue_bytes) - max by (till) (shop_queue_bytes)', {
    till: true,
  }),
  times: row(
    byTill.times(byMake, { on: ['till'], groupLeft: ['make'] }),
    'sum by (till) (shop_queue_bytes) * on (till) group_left (make) max by (till, make) (shop_till_info)',
    { till: true, make: true },
  ),
  dividedBy: row(
    byMake.dividedBy(byTill, { ignoring: ['make'] }),
    'max by (till, make) (shop_till_info) / ignoring (make) sum by (till) (shop_queue_bytes)',
    { till: true },
  ),
  ratio: row(queue.sum().ratio(open.sum()), 'sum(shop_queue_bytes) / (sum(shop_open) > 0)', {}),
  subtractedFrom: row(open.sum().subtractedFrom(1), '1 - sum(shop_open)', {}),
  age: row(m.shop_last_order_timestamp_seconds.age(), 'time() - shop_last_order_timestamp_seconds', TARGET),
  above: row(queue.above(open, { on: ['job'] }), 'shop_queue_bytes > on (job) shop_open', { job: true }),
  below: row(queue.below(5), 'shop_queue_bytes < 5', QUEUE),
  atLeast: row(queue.atLeast(5), 'shop_queue_bytes >= 5', QUEUE),
  atMost: row(queue.atMost(5), 'shop_queue_bytes <= 5', QUEUE),
  equalTo: row(queue.equalTo(5), 'shop_queue_bytes == 5', QUEUE),
  unequalTo: row(queue.unequalTo(5), 'shop_queue_bytes != 5', QUEUE),
  isAbove: row(queue.isAbove(5), 'shop_queue_bytes > bool 5', QUEUE),
  isBelow: row(queue.isBelow(5), 'shop_queue_bytes < bool 5', QUEUE),
  isAtLeast: row(queue.isAtLeast(5), 'shop_queue_bytes >= bool 5', QUEUE),
  isAtMost: row(queue.isAtMost(-5), 'shop_queue_bytes <= bool -5', QUEUE),
  isEqualTo: row(
    byTill.isEqualTo(byMake, { on: ['till'], groupRight: [] }),
    'sum by (till) (shop_queue_bytes) == bool on (till) group_right () max by (till, make) (shop_till_info)',
    { till: true, make: true },
  ),
  isUnequalTo: row(open.isUnequalTo(1), 'shop_open != bool 1', TARGET),
  and: row(
    byMake.and(byTill, { on: ['till'] }),
    'max by (till, make) (shop_till_info) and on (till) sum by (till) (shop_queue_bytes)',
    { till: true, make: true },
  ),
  unless: row(
    byMake.unless(byTill, { ignoring: ['make'] }),
    'max by (till, make) (shop_till_info) unless ignoring (make) sum by (till) (shop_queue_bytes)',
    { till: true, make: true },
  ),
  or: row(
    byTill.or(byMake, { on: ['till'] }),
    'sum by (till) (shop_queue_bytes) or on (till) max by (till, make) (shop_till_info)',
    { till: true, make: true },
  ),
  abs: row(open.abs(), 'abs(shop_open)', TARGET),
  ceil: row(open.ceil(), 'ceil(shop_open)', TARGET),
  floor: row(open.floor(), 'floor(shop_open)', TARGET),
  round: row(open.round(0.5), 'round(shop_open, 0.5)', TARGET),
  clampMin: row(open.clampMin(0), 'clamp_min(shop_open, 0)', TARGET),
  clampMax: row(open.clampMax(1), 'clamp_max(shop_open, 1)', TARGET),
  labelReplace: row(
    queue.labelReplace({ to: 'host', from: 'instance', pattern: String.raw`(.*):\d+`, replacement: '$1' }),
    String.raw`label_replace(shop_queue_bytes, "host", "$1", "instance", "(.*):\\d+")`,
    { ...QUEUE, host: true },
  ),
};

/** The same, where one operation has several faces. */
const MORE: readonly Row[] = [
  row(queue.absent('10m'), 'absent_over_time(shop_queue_bytes[10m])', {}),
  row(orders.absent(), 'absent(shop_orders_total)', {}),
  row(queue.sum().over('1h', '5m').avg(), 'avg_over_time(sum(shop_queue_bytes)[1h:5m])', {}),
  row(queue.plus(1).over('1h', '5m').min(), 'min_over_time((shop_queue_bytes + 1)[1h:5m])', QUEUE),
  row(queue.over('1h').sum(), 'sum_over_time(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').count(), 'count_over_time(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').last(), 'last_over_time(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').quantile(0.5), 'quantile_over_time(0.5, shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').stddev(), 'stddev_over_time(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').present(), 'present_over_time(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').changes(), 'changes(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').delta(), 'delta(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').deriv(), 'deriv(shop_queue_bytes[1h])', QUEUE),
  row(queue.over('1h').predictLinear(3600), 'predict_linear(shop_queue_bytes[1h], 3600)', QUEUE),
  row(open.round(), 'round(shop_open)', TARGET),
  row(queue.plus(-1), 'shop_queue_bytes - 1', QUEUE),
  row(queue.plus(1).times(2), '(shop_queue_bytes + 1) * 2', QUEUE),
  row(queue.times(2).plus(1), 'shop_queue_bytes * 2 + 1', QUEUE),
  row(open.minus(open.minus(open)), 'shop_open - (shop_open - shop_open)', TARGET),
  row(open.minus(open).minus(open), 'shop_open - shop_open - shop_open', TARGET),
  row(open.plus(1).subtractedFrom(1), '1 - (shop_open + 1)', TARGET),
  row(open.sum().or(constant(-2)).and(constant(1)), '(sum(shop_open) or vector(-2)) and vector(1)', {}),
  row(open.sum().or(open.sum().above(0)), 'sum(shop_open) or sum(shop_open) > 0', {}),
  row(open.ratio(2), 'shop_open / 2', TARGET),
  row(open.clampMax(Infinity), 'clamp_max(shop_open, Inf)', TARGET),
  row(
    m.shop_checkout_duration_seconds.where({ result: 'paid' }).quantile(0.95, '1h', 'job'),
    'histogram_quantile(0.95, sum by (job, le) (rate(shop_checkout_duration_seconds_bucket{result="paid"}[1h])))',
    { job: true },
  ),
  row(
    m.shop_checkout_duration_seconds.quantile(0.5, '1h'),
    'histogram_quantile(0.5, sum by (le) (rate(shop_checkout_duration_seconds_bucket[1h])))',
    {},
  ),
  row(
    m.shop_checkout_duration_seconds.offset('1d').average('1h', 'result'),
    'sum by (result) (rate(shop_checkout_duration_seconds_sum[1h] offset 1d)) / (sum by (result) (rate(shop_checkout_duration_seconds_count[1h] offset 1d)) > 0)',
    { result: true },
  ),
  row(
    m.shop_checkout_duration_seconds.average('1h'),
    'sum(rate(shop_checkout_duration_seconds_sum[1h])) / (sum(rate(shop_checkout_duration_seconds_count[1h])) > 0)',
    {},
  ),
];

describe('an operation', () => {
  it.each([...Object.entries(OPERATIONS), ...MORE.map((more) => [more.text, more] as const)])(
    '%s has its text, and the labels that the compiler believes in',
    (_, { query, text, labels }) => {
      expect(query.text).toBe(text);
      expect(query.labels).toEqual(expect.arrayContaining([...labels]));
      expect(query.labels).toHaveLength(labels.length);
      expect(parseQuery(text).problems).toEqual([]);
    },
  );

  it('knows the families that it reads, each once, in their order', () => {
    const { bucket, count } = m.shop_checkout_duration_seconds;
    const query = queue.sum().plus(bucket.rate('1m').sum()).plus(count.rate('1m').sum()).plus(queue.sum());
    expect(query.metrics).toEqual(['shop_queue_bytes', 'shop_checkout_duration_seconds']);
  });
});

describe('a legend', () => {
  it('goes with its query', () => {
    expect(byTill.legend('till {{till}}')).toEqual({ query: byTill, legend: 'till {{till}}' });
  });

  it('shows no label that is not there, also when the compiler could not see it', () => {
    const written: string = '{{ make }}';
    expect(() => byTill.legend(written)).toThrow(
      'The legend `{{ make }}` shows `make`, but `sum by (till) (shop_queue_bytes)` has only till.',
    );
    expect(() => byTill.sum().legend(written)).toThrow('has no labels');
  });
});
