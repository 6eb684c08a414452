import { describe, expect, it } from 'vitest';
import { AGGREGATIONS, aggregationNamed, functionNamed, FUNCTIONS, type FunctionSignature } from './index.ts';

const functions: [string, FunctionSignature][] = Object.entries(FUNCTIONS);

describe('the table of functions', () => {
  it('has what Prometheus 3.14 has, and what 3.0 removed', () => {
    expect(functions.filter(([, { removed }]) => removed === undefined)).toHaveLength(90);
    expect(functions.flatMap(([name, { removed }]) => (removed === undefined ? [] : [name]))).toEqual(['holt_winters']);
  });

  it('is sorted by name, and so is that of aggregations', () => {
    for (const table of [FUNCTIONS, AGGREGATIONS]) expect(Object.keys(table)).toEqual(Object.keys(table).sort());
  });

  it.each(functions)('%s: the numbers of arguments and versions make sense', (_, signature) => {
    const { args, min = args.length, max = args.length, since, stable, feature } = signature;
    expect(min).toBeLessThanOrEqual(args.length);
    expect(max).toBeGreaterThanOrEqual(args.length);
    expect(since !== undefined || feature === undefined).toBe(true);
    expect(feature !== undefined || stable === undefined).toBe(true);
  });
});

describe('names', () => {
  it('of functions are case-sensitive and are no properties of objects', () => {
    expect(functionNamed('rate')?.wants).toBe('counter');
    expect(functionNamed('Rate')).toBeUndefined();
    expect(functionNamed('constructor')).toBeUndefined();
    expect(aggregationNamed('topk')?.parameter).toBe('scalar');
    expect(aggregationNamed('toString')).toBeUndefined();
  });
});
