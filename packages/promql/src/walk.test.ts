import { describe, expect, it } from 'vitest';
import type { Expr } from './ast.ts';
import { parseQuery } from './parse.ts';
import { selectorsIn, walk, withoutParens } from './walk.ts';

function parsed(query: string): Expr {
  const { expr } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse.`);
  return expr;
}

describe('walk', () => {
  it('meets outer nodes first and says what is around', () => {
    const met: string[] = [];
    walk(parsed('sum(rate(a[5m])) > (b)'), (node, around) => {
      met.push([...around, node].map(({ kind }) => kind).join(' '));
    });
    expect(met).toEqual([
      'binary',
      'binary aggregation',
      'binary aggregation call',
      'binary aggregation call matrix',
      'binary aggregation call matrix selector',
      'binary paren',
      'binary paren selector',
    ]);
  });
});

describe('selectorsIn', () => {
  it('finds those of ranges, subqueries and parameters', () => {
    const names = selectorsIn(parsed('topk(scalar(a), rate(b[5m])) + -max_over_time((c)[1h:])'));
    expect(names.map(({ metric }) => metric?.name)).toEqual(['a', 'b', 'c']);
  });
});

describe('withoutParens', () => {
  it('looks through all of them', () => {
    expect(withoutParens(parsed('((a))')).kind).toBe('selector');
  });
});
