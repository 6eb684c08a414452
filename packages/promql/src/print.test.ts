import { describe, expect, it } from 'vitest';
import { type Expr, parseQuery, print } from './index.ts';

const parsed = (text: string): Expr => {
  const { expr, problems } = parseQuery(text);
  if (expr === undefined) throw new Error(`${text}: ${problems[0]?.message}`);
  return expr;
};

/** A tree without its places in the text, which printing changes. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'from' && key !== 'to');
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutPlaces(part)]));
}

describe('print', () => {
  const cases: [text: string, printed: string][] = [
    ['up', 'up'],
    ['1e3+0x1F', '1000 + 31'],
    ['-1 ^ +2', '-1 ^ 2'],
    ['1e21 - 2.5e-7 * -Inf', '1000000000000000000000 - 0.00000025 * -Inf'],
    ['-0 + nan', '-0 + NaN'],
    ['90m > bool 86400000ms', '1h30m > bool 1d'],
    ['8d+7d+366d+0s+1500ms', '8d + 1w + 366d + 0s + 1s500ms'],
    [`'it\\'s "x"' == \`\\d\``, '"it\'s \\"x\\"" == "\\\\d"'],
    ['"\\n\\x00\\u00e9\\u200b\\U0001F600"', '"\\n\\u0000é\\u200b\u{1F600}"'],
    ['"\\xc3\\xa9\\303\\251\\t"', '"éé\\t"'],
    ['"\\xff"', '"\\ufffd"'],
    ['x{ b = "1" , a =~ \'2\', }', 'x{b="1",a=~"2"}'],
    ['{"my.metric", "a b"="c", d!="e"}', '{"my.metric","a b"="c",d!="e"}'],
    ['{"up", a!~"b"}', '{"up",a!~"b"}'],
    ['{"on"}', '{"on"}'],
    ['rate(x{a="b"}[300])', 'rate(x{a="b"}[300])'],
    ['x offset 1h [5m:] @ 1.5 ', 'x offset 1h[5m:] @ 1.5'],
    ['x[5m] offset -90s @ end() anchored', 'x[5m] anchored @ end() offset -1m30s'],
    ['x[step()+2*(1m-range())] offset -(1m+2m)', 'x[step() + 2 * (1m - range())] offset -(1m + 2m)'],
    ['x offset (5s)', 'x offset 5s'],
    ['x @ 17 offset (1m+30s)', 'x @ 17 offset (1m + 30s)'],
    ['x offset (1m+30s) @ 17*3', 'x offset (1m + 30s) @ 17 * 3'],
    ['x offset -step() anchored @ end() - 3', 'x offset -step() anchored @ end() - 3'],
    ['x[5m:] offset -(1m+30s) @ 17 ^ 3', 'x[5m:] offset -(1m + 30s) @ 17 ^ 3'],
    ['(x offset (1m+30s))*3', '(x offset (1m + 30s)) * 3'],
    ['x[-(1m ^ 2) ^ 2]', 'x[-(1m ^ 2) ^ 2]'],
    ['SUM (x) BY (a,"b c",without_x)', 'sum by (a, "b c", without_x) (x)'],
    ['count without() (x)', 'count without () (x)'],
    ['topk by ("without") (3,x)', 'topk by ("without") (3, x)'],
    ['a+on(x)group_left b', 'a + on (x) group_left () b'],
    ['a==bool ignoring(x)group_right(y)b', 'a == bool ignoring (x) group_right (y) b'],
    ['a + fill (-1) b - fill_right(2) fill_left(1) c', 'a + fill (-1) b - fill_left (1) fill_right (2) c'],
    ['- - a  AND ( b OR c )', '--a and (b or c)'],
    ['label_replace(x, "a", "$1", "b", "(.*)")', 'label_replace(x, "a", "$1", "b", "(.*)")'],
    [
      'rate($m{a="$h",$l="${v:regex}"}[$__rate_interval])*${__range_s}/$__interval_ms',
      'rate($m{a="$h",$l="${v:regex}"}[$__rate_interval]) * ${__range_s} / $__interval_ms',
    ],
    [
      'sum by ($g, "$h") (a_${x}_b[${__range_s}s:$__interval])',
      'sum by ($g, "$h") (a_${x}_b[${__range_s}s:$__interval])',
    ],
    ['{"$m"} @ $__from offset $o', '{"$m"} @ $__from offset $o'],
    ['topk($n, a + fill($__to) b)', 'topk($n, a + fill($__to) b)'],
  ];
  it.each(cases)('%s', (text, printed) => {
    expect(print(parsed(text))).toBe(printed);
    expect(print(parsed(printed))).toBe(printed);
    expect(withoutPlaces(parsed(printed))).toEqual(withoutPlaces(parsed(text)));
  });
});

describe('print puts parentheses where a tree made by hand needs them', () => {
  const place = { from: 0, to: 0 };
  const series = (name: string): Expr => parsed(name);
  const number = (value: number): Expr => ({ kind: 'number', value, duration: false, ...place });
  const minus = (expr: Expr): Expr => ({ kind: 'unary', operator: '-', expr, ...place });
  const binary = (left: Expr, operator: '+' | '-' | '*' | '^' | 'or' | 'and', right: Expr): Expr => ({
    kind: 'binary',
    operator,
    bool: false,
    operatorSpan: place,
    left,
    right,
    ...place,
  });
  const over = (expr: Expr): Expr => ({
    kind: 'subquery',
    expr,
    range: { kind: 'duration', seconds: 60, bare: false, ...place },
    ...place,
  });
  const [a, b, c] = [series('a'), series('b'), series('c')];

  const cases: [tree: Expr, printed: string][] = [
    [binary(binary(a, '+', b), '*', c), '(a + b) * c'],
    [binary(a, '*', binary(b, '+', c)), 'a * (b + c)'],
    [binary(a, '+', binary(b, '*', c)), 'a + b * c'],
    [binary(a, '-', binary(b, '-', c)), 'a - (b - c)'],
    [binary(binary(a, '-', b), '-', c), 'a - b - c'],
    [binary(binary(a, '^', b), '^', c), '(a ^ b) ^ c'],
    [binary(a, '^', binary(b, '^', c)), 'a ^ b ^ c'],
    [binary(binary(a, 'or', b), 'and', c), '(a or b) and c'],
    [minus(binary(a, '*', b)), '-(a * b)'],
    [minus(binary(a, '^', b)), '-a ^ b'],
    [binary(minus(a), '^', b), '(-a) ^ b'],
    [binary(minus(a), '*', b), '-a * b'],
    [binary(a, '^', minus(b)), 'a ^ -b'],
    [binary(number(-1), '^', number(-2)), '(-1) ^ -2'],
    [over(binary(a, '+', b)), '(a + b)[1m:]'],
    [over(minus(a)), '(-a)[1m:]'],
    [minus(over(a)), '-a[1m:]'],
  ];
  it.each(cases)('%#: %s', (tree, printed) => {
    expect(print(tree)).toBe(printed);
    expect(print(parsed(printed))).toBe(printed);
  });
});
