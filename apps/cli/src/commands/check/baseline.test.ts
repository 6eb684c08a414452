import type { Problem } from '@lockstep/checks';
import { describe, expect, it } from 'vitest';
import { compareWithBaseline, writeBaseline } from './baseline.ts';

const IN_QUERY: Problem = {
  check: 'unknown-metric',
  severity: 'error',
  file: './a.json',
  panel: 'P',
  path: '/panels/0/targets/0/expr',
  expr: 'rate(x[5m]) + x',
  start: 5,
  end: 6,
  message: 'There is no `x`; did you mean `y`?',
  fix: 'Write `y`.',
};
const ELSEWHERE: Problem = {
  check: 'secret-in-file',
  severity: 'warning',
  file: 'a.json',
  message: 'A secret.',
  fix: 'Remove it.',
};

function compare(before: readonly Problem[], now: readonly Problem[]) {
  return compareWithBaseline(now, 'baseline.json', writeBaseline(before));
}

describe('a baseline', () => {
  it.each<{ name: string; now: readonly Problem[]; fresh: number; gone: number }>([
    { name: 'accepts what it was written of', now: [IN_QUERY, ELSEWHERE], fresh: 0, gone: 0 },
    {
      name: 'accepts it in another place',
      now: [{ ...IN_QUERY, file: 'a.json', path: '/panels/7/targets/0/expr' }, ELSEWHERE],
      fresh: 0,
      gone: 0,
    },
    {
      name: 'accepts it with other advice',
      now: [{ ...IN_QUERY, message: 'There is no `x`.' }, ELSEWHERE],
      fresh: 0,
      gone: 0,
    },
    {
      name: 'accepts no second one',
      now: [IN_QUERY, { ...IN_QUERY, start: 14, end: 15 }, ELSEWHERE],
      fresh: 1,
      gone: 0,
    },
    { name: 'accepts no other file', now: [{ ...IN_QUERY, file: 'b.json' }, ELSEWHERE], fresh: 1, gone: 1 },
    { name: 'tells what is gone', now: [ELSEWHERE], fresh: 0, gone: 1 },
  ])('$name', ({ now, fresh, gone }) => {
    const compared = compare([IN_QUERY, ELSEWHERE], now);
    expect([compared.fresh.length, compared.gone.length]).toEqual([fresh, gone]);
    expect(compared.accepted).toBe(now.length - fresh);
  });

  it('names what is gone', () => {
    expect(compare([IN_QUERY, IN_QUERY], []).gone).toEqual(['unknown-metric  a.json, "P": x (2 times)']);
  });

  it('is the same text for the same problems in any order, one line each', () => {
    const text = writeBaseline([IN_QUERY, ELSEWHERE, IN_QUERY]);
    expect(text).toBe(writeBaseline([ELSEWHERE, IN_QUERY, IN_QUERY]));
    expect(text.split('\n').filter((line) => line.includes('"check"'))).toHaveLength(2);
    expect(JSON.parse(writeBaseline([]))).toEqual({ lockstepBaseline: 1, problems: [] });
  });

  it.each(['', '[]', '{"lockstepBaseline":2,"problems":[]}', '{"lockstepBaseline":1,"problems":[{"check":"a"}]}'])(
    'is not %s',
    (text) => {
      expect(() => compareWithBaseline([], 'b.json', text)).toThrow(/--baseline b\.json: It is no baseline/);
    },
  );
});
