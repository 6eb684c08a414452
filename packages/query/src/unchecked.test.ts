import { expect, it } from 'vitest';
import { shop } from '../test/shop.ts';
import { select, unchecked } from './index.ts';

const load = unchecked('node_load1', { type: 'gauge', labels: ['instance'] });

it('a metric without a catalog is taken at its word, and is listed', () => {
  const query = load.maxBy('instance').plus(select(shop).shop_open.maxBy('instance'));
  expect(query).toMatchObject({
    labels: ['instance'],
    metrics: ['node_load1', 'shop_open'],
    unchecked: ['node_load1'],
  });
});

it('a metric without a catalog may have a unit and any type', () => {
  const seconds = unchecked('rpc_seconds', { type: 'histogram', labels: ['call'], unit: 'seconds' });
  expect(seconds.sum.unit).toEqual({ seconds: 1 });
  expect(seconds.average('5m', 'call').unchecked).toEqual(['rpc_seconds']);
});
