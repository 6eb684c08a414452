import { expect, it } from 'vitest';
import { analyse, parseQuery, type Selector } from './index.ts';

function parsed(query: string) {
  const { expr } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse.`);
  return expr;
}

it('nothing is looked up before it is asked for, and nothing twice', () => {
  const asked: Selector[] = [];
  const expr = parsed('histogram_quantile(0.9, sum by (le) (rate(wait_bucket[5m]))) / avg(rate(size[5m]))');
  const analysis = analyse((selector) => {
    asked.push(selector);
    return { must: ['le'], may: ['le'], unit: {}, observed: { seconds: 1 }, values: { min: 0, max: 1 } };
  });
  expect(asked).toEqual([]);
  for (let round = 0; round < 2; round++) {
    analysis.labels(expr);
    analysis.unit(expr);
    analysis.values(expr);
    analysis.decided(expr);
  }
  expect(asked.map(({ metric }) => metric?.name)).toEqual(['wait_bucket', 'size']);
});

it('a deep query is worked out once for each node', () => {
  let looked = 0;
  const expr = parsed(`${'abs('.repeat(60)}a${' + b)'.repeat(60)}`);
  const analysis = analyse(() => {
    looked++;
    return { must: [], may: ['host'], unit: { bytes: 1 }, values: { min: 0, max: 1 } };
  });
  expect(analysis.labels(expr)?.may).toEqual(new Set(['host']));
  expect(analysis.unit(expr)).toEqual({ bytes: 1 });
  expect(analysis.values(expr)).toEqual({ min: 0, max: 61 });
  expect(looked).toBe(61);
});
