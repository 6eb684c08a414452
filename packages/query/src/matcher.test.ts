import { describe, expect, it } from 'vitest';
import { shop } from '../test/shop.ts';
import { anyOf, not, re, select, variable } from './index.ts';

const { shop_orders_total: orders, shop_queue_bytes: queue } = select(shop);

describe('where', () => {
  const rows = [
    { query: orders.where({}), want: '' },
    { query: orders.where({ result: 'paid' }), want: '{result="paid"}' },
    { query: orders.where({ result: 'paid', till: '1' }), want: '{result="paid", till="1"}' },
    { query: orders.where({ result: 'paid' }).where({ till: '1' }), want: '{result="paid", till="1"}' },
    { query: orders.where({ result: not('paid') }), want: '{result!="paid"}' },
    { query: orders.where({ result: anyOf('paid', 'declined') }), want: '{result=~"paid|declined"}' },
    { query: orders.where({ result: anyOf('lost+found') }), want: String.raw`{result=~"lost\\+found"}` },
    { query: orders.where({ result: not(anyOf('paid', 'declined')) }), want: '{result!~"paid|declined"}' },
    { query: queue.where({ till: re(String.raw`\d+`) }), want: String.raw`{till=~"\\d+"}` },
    { query: queue.where({ till: not(re('1.')) }), want: '{till!~"1."}' },
    { query: queue.where({ till: not(not('1')) }), want: '{till="1"}' },
    { query: queue.where({ till: 'a"b\\c\n' }), want: String.raw`{till="a\"b\\c\n"}` },
    { query: queue.where({ till: variable('till') }), want: '{till=~"$till"}' },
  ];

  it.each(rows)('writes $want', ({ query, want }) => {
    expect(query.text).toBe(`${query.metrics[0] ?? ''}${want}`);
  });

  it('keeps what a variable is called apart from how it is written', () => {
    expect(() => variable('$till')).toThrow('`$till` is no name of a Grafana variable');
  });
});
