import { expect, it } from 'vitest';
import { shop } from '../test/shop.ts';
import { recording, select } from './index.ts';

const m = select(shop);
const bytes = recording('till:shop_queue_bytes:sum', m.shop_queue_bytes.sumBy('till'));

it('a recording writes series with the labels and the unit of its query', () => {
  expect(bytes).toMatchObject({
    record: 'till:shop_queue_bytes:sum',
    query: { text: 'sum by (till) (shop_queue_bytes)' },
  });
  expect(bytes.series).toMatchObject({ labels: ['till'], unit: bytes.query.unit });
  expect(bytes.series.where({ till: '1' }).over('1h').max().text).toBe(
    'max_over_time(till:shop_queue_bytes:sum{till="1"}[1h])',
  );
});

it('a recording of a recording knows its labels', () => {
  expect(recording('shop_queue_bytes:max', bytes.series.max()).series.labels).toEqual([]);
});

it('a recording has the name of a metric', () => {
  expect(() => recording('till bytes', m.shop_open.sum())).toThrow('`till bytes` is no name of a metric');
});
