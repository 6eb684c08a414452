import { describe, expect, expectTypeOf, it } from 'vitest';
import { foreign, shop } from '../test/shop.ts';
import { promql, type Query, select, type Vector } from './index.ts';

const m = select(shop);
const rates = m.shop_orders_total.rate('5m');
const difference = m.shop_queue_bytes.minus(1);

describe('promql', () => {
  const rows: { query: Query; text: string }[] = [
    { query: promql`sum(rate(${m.shop_orders_total}[5m]))`, text: 'sum(rate(shop_orders_total[5m]))' },
    {
      query: promql`rate(${m.shop_orders_total.where({ result: 'paid' })}[$__rate_interval])`,
      text: 'rate(shop_orders_total{result="paid"}[$__rate_interval])',
    },
    {
      query: promql`histogram_quantile(${0.9}, ${rates.sumBy('till')} * ${difference.maxBy('till')})`,
      text: 'histogram_quantile(0.9, sum by (till) (rate(shop_orders_total[5m])) * max by (till) (shop_queue_bytes - 1))',
    },
    { query: promql`${difference} * 2`, text: '(shop_queue_bytes - 1) * 2' },
    { query: promql`abs(${difference})`, text: 'abs(shop_queue_bytes - 1)' },
    { query: promql`clamp(${difference}, 0, ${1e21})`, text: 'clamp(shop_queue_bytes - 1, 0, 1e+21)' },
    {
      query: promql`sum by (${'till'}) (rate(${m.shop_orders_total}[${'5m'}]))`,
      text: 'sum by (till) (rate(shop_orders_total[5m]))',
    },
    { query: promql.over(shop)`  shop_open == 1  `, text: 'shop_open == 1' },
    { query: promql.over(shop, foreign)`sum(shop_open) + sum(mystery)`, text: 'sum(shop_open) + sum(mystery)' },
    {
      query: promql.over(shop)`{__name__="shop_open", job=~"a\\.b"}`,
      text: String.raw`{__name__="shop_open", job=~"a\\.b"}`,
    },
  ];

  it.each(rows)('makes $text', ({ query, text }) => {
    expect(query.text).toBe(text);
  });

  it('makes something to go on with, in parentheses where needed', () => {
    const sum = promql.labels('till')`sum by (till) (${difference}) > 0`;
    expectTypeOf(sum).toEqualTypeOf<Vector<'till'>>();
    expect(sum.plus(1).text).toBe('(sum by (till) (shop_queue_bytes - 1) > 0) + 1');
    expect(promql`-${m.shop_open}`.times(2).text).toBe('(-shop_open) * 2');
  });

  it('knows what it reads', () => {
    expect(promql`sum(${difference}) / sum(${rates})`).toMatchObject({
      labels: [],
      metrics: ['shop_queue_bytes', 'shop_orders_total'],
    });
  });

  it('holds a text to the labels that it is said to have', () => {
    expect(() => promql.labels('make')`sum by (till) (${difference})`).toThrow(
      'has the labels till, not make as stated',
    );
    expect(() => promql.labels()`${difference}`).toThrow('not (none) as stated');
  });

  it('knows only the metrics that it was given', () => {
    expect(() => promql`sum(shop_open)`).toThrow('`shop_open`');
  });

  it('puts in words, not text', () => {
    expect(() => promql`sum(${'a) or (b'})`).toThrow('`a) or (b` is neither a name nor a length of time');
  });

  it('puts in only what was made by the builder', () => {
    // The spread has what the type asks for, and not what makes a query.
    const forged = { ...m.shop_open };
    expect(() => promql`sum(${forged})`).toThrow('Only what select() or promql made');
  });
});
