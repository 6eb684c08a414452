import { describe, expectTypeOf, it } from 'vitest';
import { foreign, shop } from '../test/shop.ts';
import {
  anyOf,
  constant,
  not,
  promql,
  type Query,
  re,
  recording,
  select,
  unchecked,
  variable,
  type Vector,
} from './index.ts';

const m = select(shop);
const f = select(foreign, { targetLabels: ['node'] });
const orders = m.shop_orders_total;
const queue = m.shop_queue_bytes;
const seconds = m.shop_checkout_duration_seconds;
const open = m.shop_open;
const byTill = queue.sumBy('till');
const byMake = m.shop_till_info.maxBy('till', 'make');

const later = (build: () => unknown) => build;
declare function show(query: Query): void;

describe('metrics', () => {
  it('are those of the catalog', () => {
    expectTypeOf(m).toHaveProperty('shop_open');
    // @ts-expect-error The catalog has no such metric.
    later(() => m.shop_opn);
  });

  it('of a description are, too', () => {
    expectTypeOf(f.disk_reads_total.rate('5m')).toEqualTypeOf<Vector<'mode' | 'disk' | 'node'>>();
    // @ts-expect-error `mode` has two values, and this is neither.
    later(() => f.disk_reads_total.where({ mode: 'mapped' }));
    // @ts-expect-error A label with unknown values is still a label: there is no `dsk`.
    later(() => f.disk_reads_total.where({ dsk: 'sda' }));
  });

  it('whose labels are not known may have any', () => {
    expectTypeOf(f.seen_once.sumBy('whatever')).toEqualTypeOf<Vector<'whatever'>>();
    later(() => f.seen_once.where({ whatever: 'x' }).legend('{{other}}'));
    // @ts-expect-error It is still a gauge.
    later(() => f.seen_once.rate('5m'));
  });

  it('of unknown type may be anything', () => {
    later(() => [f.mystery.rate('5m'), f.mystery.sum(), f.mystery.over('1h').avg()]);
  });

  it('without a catalog have the labels that are claimed', () => {
    const load = unchecked('node_load1', { type: 'gauge', labels: ['instance'] });
    expectTypeOf(load.maxBy('instance')).toEqualTypeOf<Vector<'instance'>>();
    // @ts-expect-error `job` was not claimed.
    later(() => load.maxBy('job'));
    // @ts-expect-error It was said to be a gauge.
    later(() => load.rate('5m'));
  });

  it('that are recorded have the labels of their query', () => {
    const { series } = recording('till:bytes:sum', byTill);
    expectTypeOf(series.max()).toEqualTypeOf<Vector<never>>();
    later(() => series.where({ till: '1' }).over('1h').max());
    // @ts-expect-error `job` was summed away before it was recorded.
    later(() => series.sumBy('job'));
    // @ts-expect-error A recorded rate is a level, not a counter.
    later(() => recording('till:orders:rate5m', orders.rate('5m')).series.rate('5m'));
  });
});

describe('where', () => {
  it('takes labels of the metric and of the scrape', () => {
    later(() => orders.where({ result: 'paid', till: '1', job: 'a', instance: re('.*:80') }));
    // @ts-expect-error `host` is no label of it.
    later(() => orders.where({ host: 'a' }));
    // @ts-expect-error Nor is it next to one that is.
    later(() => orders.where({ till: '1', host: 'a' }));
    // @ts-expect-error Nor with a matcher.
    later(() => orders.where({ host: variable('host') }));
  });

  it('takes values of closed sets', () => {
    later(() => orders.where({ result: anyOf('paid', 'declined') }));
    later(() => orders.where({ result: not(anyOf('paid')) }));
    later(() => orders.where({ result: not(re('p.*')) }));
    // @ts-expect-error `payed` is no result.
    later(() => orders.where({ result: 'payed' }));
    // @ts-expect-error Nor is it among others.
    later(() => orders.where({ result: anyOf('paid', 'payed') }));
    // @ts-expect-error Nor is it excluded: nothing would be.
    later(() => orders.where({ result: not('payed') }));
    // @ts-expect-error At least one value must be named.
    later(() => orders.where({ result: anyOf() }));
  });

  it('tells absent which labels are known', () => {
    expectTypeOf(
      orders
        .where({ result: 'paid', till: re('.') })
        .where({ job: 'a' })
        .absent(),
    ).toEqualTypeOf<Vector<'result' | 'job'>>();
  });
});

describe('counters', () => {
  it('are looked at through a window', () => {
    expectTypeOf(orders.rate('5m')).toEqualTypeOf<Vector<'result' | 'till' | 'job' | 'instance'>>();
    later(() => [orders.increase('1h'), orders.irate('$__rate_interval'), orders.rate('1h30m')]);
    expectTypeOf(orders.unrated()).toEqualTypeOf<Vector<'result' | 'till' | 'job' | 'instance'>>();
    expectTypeOf(orders.countBy('till')).toEqualTypeOf<Vector<'till'>>();
  });

  it('are nothing as they are', () => {
    // @ts-expect-error Summed raw.
    later(() => orders.sum());
    // @ts-expect-error Grouped raw.
    later(() => orders.sumBy('till'));
    // @ts-expect-error Compared raw.
    later(() => orders.above(5));
    // @ts-expect-error The largest of raw counters is the one that runs longest.
    later(() => orders.topk(5));
    // @ts-expect-error On the right side of an operation, too.
    later(() => open.plus(orders, { on: ['job'] }));
    // @ts-expect-error Shown raw.
    later(() => show(orders));
    // @ts-expect-error Under a name, too.
    later(() => orders.legend('{{till}}'));
  });

  it('are no counters any more after an operation', () => {
    // @ts-expect-error The rate of a rate.
    later(() => orders.rate('5m').rate('5m'));
    // @ts-expect-error The rate of a sum.
    later(() => orders.rate('5m').sum().increase('5m'));
  });

  it('need a window with a unit', () => {
    // @ts-expect-error Five what?
    later(() => orders.rate('5'));
    // @ts-expect-error Nor is a number a window.
    later(() => orders.rate(5));
    // @ts-expect-error Nor is any word.
    later(() => orders.rate('five minutes'));
  });
});

describe('gauges', () => {
  it('are levels', () => {
    later(() => [queue.sum(), queue.over('1h').delta(), queue.above(5), show(queue)]);
    // @ts-expect-error A gauge falls, and rate() takes each fall for a restart.
    later(() => queue.rate('5m'));
    // @ts-expect-error increase() does as well.
    later(() => queue.increase('5m'));
    // @ts-expect-error What was made of a gauge has no samples: a subquery needs a step.
    later(() => queue.sum().over('1h'));
  });
});

describe('histograms', () => {
  it('are asked for quantiles, means and their series', () => {
    expectTypeOf(seconds.quantile(0.9, '5m', 'result')).toEqualTypeOf<Vector<'result'>>();
    expectTypeOf(seconds.quantile(0.9, '5m')).toEqualTypeOf<Vector<never>>();
    expectTypeOf(seconds.average('5m', 'job')).toEqualTypeOf<Vector<'job'>>();
    expectTypeOf(seconds.bucket.rate('5m')).toEqualTypeOf<Vector<'result' | 'job' | 'instance' | 'le'>>();
    // @ts-expect-error `till` is no label of it.
    later(() => seconds.quantile(0.9, '5m', 'till'));
    // @ts-expect-error Nor of its buckets.
    later(() => seconds.bucket.rate('5m').sumBy('till', 'le'));
  });

  it('are no series themselves', () => {
    // @ts-expect-error There are no series of this name.
    later(() => show(seconds));
    // @ts-expect-error Nor can they be aggregated.
    later(() => seconds.maxBy('result'));
    // @ts-expect-error `sum` is the series with the sums.
    later(() => seconds.sum());
    // @ts-expect-error Buckets are counters.
    later(() => seconds.bucket.sumBy('le'));
    // @ts-expect-error In a text, too.
    later(() => promql`sum(${seconds})`);
  });

  it('have quantiles only as long as le is there', () => {
    later(() => seconds.bucket.rate('5m').sumBy('le').histogramQuantile(0.9));
    // @ts-expect-error `le` was summed away.
    later(() => seconds.bucket.rate('5m').sumBy('result').histogramQuantile(0.9));
    // @ts-expect-error There never was one.
    later(() => queue.histogramQuantile(0.9));
    // @ts-expect-error A quantile has no `le` any more.
    later(() => seconds.quantile(0.9, '5m', 'result').sumBy('le'));
  });

  it('of the native kind have no buckets', () => {
    expectTypeOf(f.native_seconds.quantile(0.9, '5m', 'call')).toEqualTypeOf<Vector<'call'>>();
    // @ts-expect-error Its samples are histograms.
    later(() => f.native_seconds.bucket);
    // @ts-expect-error There is no such label.
    later(() => f.native_seconds.quantile(0.9, '5m', 'cll'));
  });

  it('of the summary kind have quantiles as series', () => {
    later(() => show(f.rpc_seconds.where({ call: 'get' }).quantiles));
    // @ts-expect-error A summary has no buckets.
    later(() => f.rpc_seconds.bucket);
  });
});

describe('grouping', () => {
  it('keeps or drops labels', () => {
    expectTypeOf(byTill).toEqualTypeOf<Vector<'till'>>();
    expectTypeOf(queue.sumWithout('job')).toEqualTypeOf<Vector<'till' | 'instance'>>();
    expectTypeOf(queue.sum()).toEqualTypeOf<Vector<never>>();
    expectTypeOf(open.countValues('state')).toEqualTypeOf<Vector<'state'>>();
  });

  it('knows what there is to group by', () => {
    // @ts-expect-error `make` is no label of it.
    later(() => queue.sumBy('make'));
    // @ts-expect-error `job` is gone.
    later(() => byTill.maxBy('till', 'job'));
    // @ts-expect-error Nothing is left.
    later(() => byTill.sum().maxBy('till'));
    // @ts-expect-error What is not there cannot be dropped.
    later(() => byTill.sumWithout('job'));
    // @ts-expect-error By nothing is sum().
    later(() => queue.sumBy());
  });

  it('knows labels that were added', () => {
    const hosts = queue.labelReplace({ to: 'host', from: 'instance', pattern: '(.*):.*', replacement: '$1' });
    expectTypeOf(hosts.sumBy('host')).toEqualTypeOf<Vector<'host'>>();
    // @ts-expect-error There is no `instnce` to take it from.
    later(() => queue.labelReplace({ to: 'host', from: 'instnce', pattern: '(.*)', replacement: '$1' }));
  });
});

describe('operations between vectors', () => {
  it('join equal labels', () => {
    expectTypeOf(byTill.ratio(queue.maxBy('till'))).toEqualTypeOf<Vector<'till'>>();
    expectTypeOf(queue.sum().or(constant(0))).toEqualTypeOf<Vector<never>>();
    // @ts-expect-error Only the right side has `make`.
    later(() => byTill.plus(byMake));
    // @ts-expect-error Only the left side has `till`.
    later(() => byTill.dividedBy(queue.sum()));
    // @ts-expect-error The same for `or`.
    later(() => byTill.or(byMake));
    // @ts-expect-error And for `unless`.
    later(() => byMake.unless(byTill));
    // @ts-expect-error And for comparisons.
    later(() => byTill.above(byMake));
  });

  it('join on labels that both sides have', () => {
    expectTypeOf(byTill.plus(queue, { on: ['till'] })).toEqualTypeOf<Vector<'till'>>();
    // @ts-expect-error The left side has no `make`.
    later(() => byTill.plus(byMake, { on: ['make'] }));
    // @ts-expect-error The right side has no `till`.
    later(() => byTill.plus(open, { on: ['till'] }));
    // @ts-expect-error `and` is no exception.
    later(() => byTill.and(open, { on: ['till'] }));
    // @ts-expect-error On some labels, or ignoring some, but not both.
    later(() => byTill.plus(byMake, { on: ['till'], ignoring: ['make'] }));
  });

  it('join on all labels but some', () => {
    expectTypeOf(byMake.times(byTill, { ignoring: ['make'] })).toEqualTypeOf<Vector<'till'>>();
    // @ts-expect-error `make` is still there, on one side.
    later(() => byMake.times(byTill, { ignoring: ['till'] }));
  });

  it('take labels from the other side', () => {
    const named = byTill.times(byMake, { on: ['till'], groupLeft: ['make'] });
    expectTypeOf(named).toEqualTypeOf<Vector<'till' | 'make'>>();
    expectTypeOf(byTill.times(byMake, { on: ['till'], groupRight: [] })).toEqualTypeOf<Vector<'till' | 'make'>>();
    expectTypeOf(byMake.or(byTill, { on: ['till'] })).toEqualTypeOf<Vector<'till' | 'make'>>();
    // @ts-expect-error The right side has no `job` to give.
    later(() => byTill.times(byMake, { on: ['till'], groupLeft: ['job'] }));
    // @ts-expect-error Set operations never group.
    later(() => byTill.and(byMake, { on: ['till'], groupLeft: ['make'] }));
    // @ts-expect-error Either side may be the one of which there are many, not both.
    later(() => byTill.times(byMake, { on: ['till'], groupLeft: [], groupRight: [] }));
  });
});

describe('legends', () => {
  it('show labels of the query', () => {
    later(() => [byMake.legend('{{make}} of {{till}}'), queue.sum().legend('all'), byTill.legend('{{till}}')]);
    // @ts-expect-error `make` was summed away.
    later(() => byTill.legend('{{make}}'));
    // @ts-expect-error The second one, too.
    later(() => byTill.legend('{{till}} of {{make}}'));
    // @ts-expect-error There are no labels.
    later(() => queue.sum().legend('{{till}}'));
  });
});

describe('queries', () => {
  it('are made, not written', () => {
    later(() => show(byTill));
    // @ts-expect-error A string is no query.
    later(() => show('sum(shop_open)'));
    // @ts-expect-error Nor is what looks like one.
    later(() => show({ text: 'up', labels: [], unit: {}, metrics: [], unchecked: [] }));
    // @ts-expect-error Nor a copy.
    later(() => show({ ...byTill, text: 'up' }));
  });

  it('know their labels', () => {
    expectTypeOf(byTill).toExtend<Query<'till'>>();
    // @ts-expect-error Whoever needs `job` cannot take this.
    later((): Query<'till'> => queue);
  });

  it('of the tag have the labels that are stated, or any', () => {
    expectTypeOf(promql`sum(${queue})`).toEqualTypeOf<Vector>();
    expectTypeOf(promql.labels('till')`sum by (till) (${queue})`).toEqualTypeOf<Vector<'till'>>();
    expectTypeOf(promql.over(shop).labels('till')`sum by (till) (shop_queue_bytes)`).toEqualTypeOf<Vector<'till'>>();
    later(() => promql`sum(rate(${orders}[5m]))`.legend('{{anything}}'));
    // @ts-expect-error What looks like a query is none in a text, either.
    later(() => promql`sum(${{ text: 'up', labels: [], unit: {}, metrics: [], unchecked: [] }})`);
    // @ts-expect-error Stated labels are held to.
    later(() => promql.labels('till')`sum by (till) (${queue})`.legend('{{make}}'));
  });
});
