import { describe, expect, it } from 'vitest';
import { shop } from '../test/shop.ts';
import { promql, QueryError } from './index.ts';

const ask = promql.over(shop);

/** What is thrown when a query is made; empty when nothing is. */
function thrown(make: () => unknown): string {
  try {
    make();
    return '';
  } catch (error) {
    return error instanceof QueryError ? error.message : `no QueryError: ${String(error)}`;
  }
}

describe('a query is refused when it', () => {
  const rows: { name: string; make: () => unknown; message: RegExp; carets: string }[] = [
    { name: 'does not parse', make: () => ask`sum(shop_open`, message: /./, carets: '(' },
    { name: 'is empty', make: () => ask``, message: /empty/, carets: '' },
    {
      name: 'adds a string',
      make: () => ask`sum(shop_open + "1")`,
      message: /string/,
      carets: '"1"',
    },
    {
      name: 'gives a function too few arguments',
      make: () => ask`clamp(shop_open, 1)`,
      message: /clamp/,
      carets: 'clamp(shop_open, 1)',
    },
    {
      name: 'is a range vector',
      make: () => ask`shop_open[5m]`,
      message: /A range vector is no value yet/,
      carets: 'shop_open[5m]',
    },
    { name: 'is a string', make: () => ask`"shop_open"`, message: /A string is no query/, carets: '"shop_open"' },
    {
      name: 'names a metric that no catalog has',
      make: () => ask`sum(shop_opn)`,
      message: /has `shop_opn`.*`shop_open`/,
      carets: 'shop_opn',
    },
    {
      name: 'names the metric by a pattern',
      make: () => ask`{__name__=~"shop_.*"}`,
      message: /Name exactly one/,
      carets: '{__name__=~"shop_.*"}',
    },
    {
      name: 'leaves the metric to a variable',
      make: () => ask`sum($metric)`,
      message: /Name exactly one/,
      carets: '$metric',
    },
    {
      name: 'asks for a histogram by its own name',
      make: () => ask`max(shop_checkout_duration_seconds)`,
      message: /Ask for `shop_checkout_duration_seconds_bucket`, `.*_sum` or `.*_count`/,
      carets: 'shop_checkout_duration_seconds',
    },
    {
      name: 'matches a label that the metric lacks',
      make: () => ask`shop_queue_bytes{tll="1"}`,
      message: /has no label `tll`.*`till`/,
      carets: 'tll="1"',
    },
    {
      name: 'matches a value that a label never has',
      make: () => ask`rate(shop_orders_total{result!="payed"}[5m])`,
      message: /is never `payed`. It is `paid`, `declined` or `lost\+found`/,
      carets: 'result!="payed"',
    },
    {
      name: 'takes a gauge for a counter',
      make: () => ask`sum(rate(shop_queue_bytes[5m]))`,
      message: /`shop_queue_bytes` is a gauge; `rate` needs a counter/,
      carets: 'rate(shop_queue_bytes[5m])',
    },
    {
      name: 'takes a counter for a gauge',
      make: () => ask`delta(shop_orders_total[5m])`,
      message: /`shop_orders_total` is a counter; `delta` needs a gauge/,
      carets: 'delta(shop_orders_total[5m])',
    },
    {
      name: 'groups by a label that was never there',
      make: () => ask`sum by (make) (shop_open)`,
      message: /`make`/,
      carets: 'make',
    },
    {
      name: 'groups by a label that was lost further in',
      make: () => ask`max by (job) (sum by (till) (shop_queue_bytes))`,
      message: /`job` is dropped by `sum by \(till\)`/,
      carets: 'job',
    },
    {
      name: 'joins on a label that one side lacks',
      make: () => ask`shop_queue_bytes * on (till) shop_open`,
      message: /`till`/,
      carets: 'till',
    },
  ];

  it.each(rows)('$name', ({ make, message, carets }) => {
    const text = thrown(make);
    expect(text).toMatch(message);
    expect(underlined(text)).toBe(carets);
  });
});

describe('a query is accepted when it', () => {
  const rows = [
    { name: 'names the metric as a matcher', query: ask`{__name__="shop_open"}`, labels: ['job', 'instance'] },
    { name: 'leaves a value to a variable', query: ask`sum(shop_orders_total{result="$r"})`, labels: [] },
    { name: 'matches a regular expression', query: ask`sum(shop_orders_total{result=~"pa.*"})`, labels: [] },
    {
      name: 'leaves the grouping to a variable',
      query: ask`sum by ($g) (shop_queue_bytes)`,
      labels: ['till', 'job', 'instance'],
    },
    { name: 'is a number', query: ask`time()`, labels: [] },
    {
      name: 'has several lines',
      query: ask`sum(
        shop_open
      )`,
      labels: [],
    },
  ];

  it.each(rows)('$name', ({ query, labels }) => {
    expect(query.labels).toEqual(labels);
  });
});

/** The part of the query that stands above the carets. */
function underlined(message: string): string {
  const [carets = '', query = ''] = message.split('\n').toReversed();
  return query.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}
