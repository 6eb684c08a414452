import { describe, expect, it } from 'vitest';
import {
  checkTypes,
  EVERYTHING,
  parseQuery,
  PROMETHEUS_2_42,
  PROMETHEUS_3,
  PROMQL_FEATURES,
  type TargetProfile,
  validateQuery,
  type ValueType,
} from '../index.ts';

const messages = (text: string, profile: TargetProfile): string[] =>
  validateQuery(text, profile).problems.map(({ message }) => message);

describe('validateQuery accepts', () => {
  const cases: [text: string, type: ValueType][] = [
    ['1 + 2 * -3', 'scalar'],
    ['1 > bool 2', 'scalar'],
    ['(time())', 'scalar'],
    ['"text"', 'string'],
    ['up', 'vector'],
    ['-up > 1', 'vector'],
    ['up[5m]', 'matrix'],
    ['(up + 1)[5m:] offset -1d', 'matrix'],
    ['rate(up[$__rate_interval])', 'vector'],
    ['sum by (a) (rate(x[5m])) / on (a) group_left (b) y', 'vector'],
    ['x and on () y', 'vector'],
    ['1 + on () group_left () x', 'vector'],
    ['a == on (x) group_left (y) b', 'vector'],
    ['a + ignoring (x) group_left (x) b', 'vector'],
    ['hour()', 'vector'],
    ['hour(x)', 'vector'],
    ['round(x, 5)', 'vector'],
    ['label_join(x, "a", ",")', 'vector'],
    ['label_join(x, "a", ",", "b", "c", "d")', 'vector'],
    ['label_replace(x, "a", "$1", "b", "(.*)")', 'vector'],
    ['label_replace(x, "a b", "", "", "")', 'vector'],
    ['label_replace(x, "$dst", "", "b", "($regex")', 'vector'],
    ['count_values("value", x)', 'vector'],
    ['topk(scalar(y), x)', 'vector'],
    ['info(x, {a="b"})', 'vector'],
    ['info(x, {"target_info", b=~".*"})', 'vector'],
    ['{a=~".+", b=~".*"}', 'vector'],
    ['{a!=""}', 'vector'],
    ['{"my.metric"}', 'vector'],
    ['{"up", __name__=~"u.*"}', 'vector'],
    ['{a=~"$a"}', 'vector'],
    ['x{a=~"$a("}', 'vector'],
    ['topk($n, sum($x)) > $limit', 'vector'],
    ['rate($series)', 'vector'],
    ['x[5m] anchored', 'matrix'],
    ['rate(x[5m] smoothed)', 'vector'],
    ['x[2^-2]', 'matrix'],
    ['x[step()/range()]', 'matrix'],
    ['x </ 5', 'vector'],
    ['a + fill (0) b', 'vector'],
  ];
  it.each(cases)('%s', (text, type) => {
    const { problems, ...result } = validateQuery(text, EVERYTHING);
    expect(problems).toEqual([]);
    expect(result.type).toBe(type);
  });
});

describe('validateQuery refuses', () => {
  const cases: { text: string; at: string; message: string }[] = [
    // What does not parse comes out as it does from parseQuery.
    { text: 'up + ', at: '', message: 'The query ends too early: an expression is expected.' },

    // Types of operands.
    { text: '"a" + 1', at: '"a"', message: '`+` is for scalars and instant vectors; `"a"` is a string.' },
    { text: 'a == b[5m]', at: 'b[5m]', message: '`==` is for scalars and instant vectors; `b[5m]` is a range vector.' },
    { text: '-"a"', at: '"a"', message: '`-` is for scalars and instant vectors; `"a"` is a string.' },
    { text: '-a[5m]', at: 'a[5m]', message: '`-` is for scalars and instant vectors; `a[5m]` is a range vector.' },
    { text: '1 and up', at: '1', message: '`and` is for instant vectors; `1` is a scalar.' },
    { text: 'up unless (1 + 1)', at: '(1 + 1)', message: '`unless` is for instant vectors; `(1 + 1)` is a scalar.' },

    // Modifiers of operators.
    {
      text: '1 == 2',
      at: '==',
      message: 'Two scalars are compared, where nothing can be filtered: write `== bool`, which gives 0 or 1.',
    },
    { text: 'a + bool b', at: '+', message: '`bool` goes only with a comparison, not with `+`.' },
    { text: 'a AND bool b', at: 'AND', message: '`bool` goes only with a comparison, not with `and`.' },
    { text: 'a </ bool b', at: '</', message: '`bool` goes only with a comparison, not with `</`.' },
    { text: 'a > on (x) 5', at: 'on (x)', message: '`on` needs an instant vector on both sides of `>`.' },
    {
      text: '5 * ignoring (x) group_left (y) a',
      at: 'ignoring (x) group_left (y)',
      message: '`ignoring` needs an instant vector on both sides of `*`.',
    },
    {
      text: 'a and on (x) group_left (y) b',
      at: 'group_left (y)',
      message: '`group_left` does not go with `and`, which matches many to many.',
    },
    {
      text: 'a or ignoring (x) group_right b',
      at: 'group_right',
      message: '`group_right` does not go with `or`, which matches many to many.',
    },
    {
      text: 'a * on (x, y) group_left (z, y) b',
      at: 'y',
      message: '`y` is in `on`, so it is the same on both sides: leave it out of `group_left`.',
    },
    { text: 'a + fill (0) 1', at: 'fill (0)', message: '`fill` needs an instant vector on both sides of `+`.' },
    { text: 'a or fill_left (0) b', at: 'fill_left (0)', message: '`fill` does not go with `or`.' },

    // Selectors.
    {
      text: '{}',
      at: '{}',
      message: '`{}` fits every series: name a metric, or add a matcher that an empty value does not pass.',
    },
    {
      text: 'rate({a=~".*", b!~".+", c!="d"}[5m])',
      at: '{a=~".*", b!~".+", c!="d"}',
      message:
        '`{a=~".*",b!~".+",c!="d"}` fits every series: name a metric, or add a matcher that an empty value does not pass.',
    },
    {
      text: '{""}',
      at: '{""}',
      message: '`{""}` fits every series: name a metric, or add a matcher that an empty value does not pass.',
    },
    {
      text: 'up{a="b", __name__="up"}',
      at: '__name__="up"',
      message: 'The metric is named before the braces and in them: leave one out.',
    },
    { text: 'up{a=~"b("}', at: '"b("', message: '`b(` is not a regex of RE2: missing closing ).' },
    {
      text: 'up{a!~"(?=b)"}',
      at: '"(?=b)"',
      message: '`(?=b)` is not a regex of RE2: invalid or unsupported Perl syntax.',
    },
    { text: 'sum by ("") (up)', at: '""', message: 'A label needs a name.' },

    // Ranges and offsets.
    { text: 'up[0s]', at: '0s', message: 'The duration must be greater than 0.' },
    { text: 'up[-1m]', at: '-1m', message: 'The duration must be greater than 0.' },
    { text: 'up[1m:0]', at: '0', message: 'The duration must be greater than 0.' },
    { text: 'up[9.5e10]', at: '9.5e10', message: 'The duration is too long: 292 years are the most.' },
    { text: 'up offset -9.5e10', at: '9.5e10', message: 'The duration is too long: 292 years are the most.' },
    { text: 'up[1m / 0]', at: '0', message: 'A duration cannot be divided by 0.' },
    { text: 'up[5m:] offset (1m % -0s)', at: '-0s', message: 'A duration cannot be divided by 0.' },
    { text: '1[5m:]', at: '1', message: 'A subquery needs an instant vector here; `1` is a scalar.' },
    {
      text: '(up[5m])[1h:]',
      at: '(up[5m])',
      message: 'A subquery needs an instant vector here; `(up[5m])` is a range vector.',
    },
    {
      text: 'avg_over_time(x[5m] anchored)',
      at: 'x[5m] anchored',
      message:
        '`anchored` goes only with `changes()`, `delta()`, `increase()`, `rate()`, `resets()`, not with `avg_over_time()`.',
    },
    {
      text: 'resets(x[5m] smoothed)',
      at: 'x[5m] smoothed',
      message: '`smoothed` goes only with `delta()`, `increase()`, `rate()`, not with `resets()`.',
    },

    // Functions.
    { text: 'abs()', at: 'abs()', message: '`abs()` takes 1 argument, not 0.' },
    { text: 'time(1)', at: 'time(1)', message: '`time()` takes 0 arguments, not 1.' },
    { text: 'clamp(x, 1)', at: 'clamp(x, 1)', message: '`clamp()` takes 3 arguments, not 2.' },
    { text: 'hour(x, y)', at: 'hour(x, y)', message: '`hour()` takes at most 1 argument, not 2.' },
    { text: 'round()', at: 'round()', message: '`round()` takes at least 1 argument, not 0.' },
    {
      text: 'label_join(x, "a")',
      at: 'label_join(x, "a")',
      message: '`label_join()` takes at least 3 arguments, not 2.',
    },
    {
      text: 'rate(x)',
      at: 'x',
      message: '`rate()` needs a range vector here; `x` is an instant vector. Add a range, such as `[5m]`.',
    },
    {
      text: 'rate((sum(x)))',
      at: '(sum(x))',
      message: '`rate()` needs a range vector here; `(sum(x))` is an instant vector. Make it a subquery: `[5m:]`.',
    },
    { text: 'abs(1)', at: '1', message: '`abs()` needs an instant vector here; `1` is a scalar.' },
    { text: 'abs(x[5m])', at: 'x[5m]', message: '`abs()` needs an instant vector here; `x[5m]` is a range vector.' },
    { text: 'vector(x)', at: 'x', message: '`vector()` needs a scalar here; `x` is an instant vector.' },
    {
      text: 'label_join(x, "a", ",", y)',
      at: 'y',
      message: '`label_join()` needs a string here; `y` is an instant vector.',
    },
    {
      text: 'label_replace(x, "a", "$1", "b", "(.*")',
      at: '"(.*"',
      message: '`(.*` is not a regex of RE2: missing closing ).',
    },
    { text: 'label_replace(x, "", "", "b", "")', at: '""', message: '`` cannot be the name of a label.' },
    { text: 'label_join(x, "a", "", "\\xff")', at: '"\\xff"', message: '`\uFFFD` cannot be the name of a label.' },
    {
      text: 'info(x, y{a="b"})',
      at: 'y{a="b"}',
      message: 'The second argument of `info()` is matchers in braces, without a metric: `{cluster="a"}`.',
    },
    {
      text: 'info(x, ({a="b"}))',
      at: '({a="b"})',
      message: 'The second argument of `info()` is matchers in braces, without a metric: `{cluster="a"}`.',
    },

    // Aggregations.
    { text: 'sum()', at: 'sum()', message: '`sum()` takes an instant vector, not 0 arguments.' },
    { text: 'sum(a, b)', at: 'sum(a, b)', message: '`sum()` takes an instant vector, not 2 arguments.' },
    { text: 'topk(a)', at: 'topk(a)', message: '`topk()` takes a scalar and an instant vector, not 1 arguments.' },
    { text: 'topk(a, b)', at: 'a', message: '`topk()` needs a scalar here; `a` is an instant vector.' },
    { text: 'count_values(1, a)', at: '1', message: '`count_values()` needs a string here; `1` is a scalar.' },
    { text: 'count_values("", a)', at: '""', message: '`` cannot be the name of a label.' },
    { text: 'sum(a[5m])', at: 'a[5m]', message: '`sum()` needs an instant vector here; `a[5m]` is a range vector.' },
    { text: 'sum(1)', at: '1', message: '`sum()` needs an instant vector here; `1` is a scalar.' },
  ];
  it.each(cases)('$text', ({ text, at, message }) => {
    const { problems } = validateQuery(text, EVERYTHING);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(text.slice(problems[0]?.from, problems[0]?.to)).toBe(at);
  });

  it('all that is wrong, in the order of the text', () => {
    expect(messages('abs(1) + bool rate(x{a=~"["}) > sum()', EVERYTHING)).toEqual([
      '`abs()` needs an instant vector here; `1` is a scalar.',
      '`bool` goes only with a comparison, not with `+`.',
      '`rate()` needs a range vector here; `x{a=~"["}` is an instant vector. Add a range, such as `[5m]`.',
      '`[` is not a regex of RE2: missing closing ].',
      '`sum()` takes an instant vector, not 0 arguments.',
    ]);
  });

  it('with a hundred problems at most, however wrong the query is', () => {
    expect(messages(`max(${'abs(1),'.repeat(10_000)}1)`, EVERYTHING)).toHaveLength(100);
  });
});

describe('checkTypes knows what a server has', () => {
  const all = new Set(PROMQL_FEATURES);
  const version = (major: number, minor: number): TargetProfile => ({ version: [major, minor], features: all });
  const experimental = (what: string, flag = 'promql-experimental-functions'): string =>
    `${what} is experimental: the server takes it only with \`--enable-feature=${flag}\`.`;
  const needs = (what: string, since: string, target: string): string =>
    `${what} needs Prometheus ${since}; the target is ${target}.`;

  const cases: [text: string, profile: TargetProfile, message: string | undefined][] = [
    ['histogram_avg(x)', PROMETHEUS_2_42, needs('`histogram_avg()`', '2.51', '2.42')],
    ['histogram_avg(x)', version(2, 51), undefined],
    ['limitk(1, x)', PROMETHEUS_2_42, needs('`limitk()`', '2.54', '2.42')],
    ['limitk(1, x)', PROMETHEUS_3, experimental('`limitk()`')],
    ['mad_over_time(x[5m])', PROMETHEUS_3, experimental('`mad_over_time()`')],
    ['first_over_time(x[5m])', version(3, 6), needs('`first_over_time()`', '3.7', '3.6')],
    ['first_over_time(x[5m])', { version: [3, 13], features: new Set() }, experimental('`first_over_time()`')],
    ['first_over_time(x[5m])', { version: [3, 14], features: new Set() }, undefined],
    ['holt_winters(x[5m], 0.5, 0.5)', PROMETHEUS_2_42, undefined],
    [
      'holt_winters(x[5m], 0.5, 0.5)',
      PROMETHEUS_3,
      '`holt_winters()` was removed in Prometheus 3.0. Use `double_exponential_smoothing`.',
    ],
    ['{"my.metric"}', version(2, 54), needs('A name like `my.metric`', '3.0', '2.54')],
    ['{"up"}', PROMETHEUS_2_42, needs('A metric in quotes', '2.51', '2.42')],
    ['x{"a b"="c"}', version(2, 54), needs('A name like `a b`', '3.0', '2.54')],
    ['sum by ("a") (x)', version(2, 54), needs('A label in quotes', '2.55', '2.54')],
    ['a + on ("a") b', version(2, 54), needs('A label in quotes', '2.55', '2.54')],
    ['count_values("a b", x)', PROMETHEUS_2_42, needs('A label named `a b`', '3.0', '2.42')],
    ['label_join(x, "~", "")', PROMETHEUS_2_42, needs('A label named `~`', '3.0', '2.42')],
    ['label_replace(x, "~", "", "a", "")', version(3, 2), needs('A label named `~`', '3.3', '3.2')],
    ['label_replace(x, "~", "", "a", "")', PROMETHEUS_3, undefined],
    ['x > 5m', PROMETHEUS_2_42, needs('A duration as a number', '2.54', '2.42')],
    ['1_000', PROMETHEUS_2_42, needs('A `_` between digits', '2.54', '2.42')],
    ['x[300]', PROMETHEUS_2_42, needs('A duration without a unit', '2.54', '2.42')],
    ['x offset 300', version(2, 54), undefined],
    ['x[5m + 5m]', PROMETHEUS_2_42, needs('Arithmetic with durations', '3.4', '2.42')],
    ['x[5m + 5m]', PROMETHEUS_3, experimental('Arithmetic with durations', 'promql-duration-expr')],
    ['x[5m + 5m]', { version: [3, 14], features: new Set() }, undefined],
    ['x offset -(5m + 5m)', PROMETHEUS_3, experimental('Arithmetic with durations', 'promql-duration-expr')],
    ['x offset -5m', PROMETHEUS_2_42, undefined],
    ['x offset -$__interval', PROMETHEUS_2_42, undefined],
    ['x offset 0s', PROMETHEUS_2_42, needs('An offset of 0', '3.0', '2.42')],
    ['x[5m:] offset -0s', version(2, 53), needs('An offset of 0', '3.0', '2.53')],
    ['x[5m:] offset 0s', PROMETHEUS_3, undefined],
    ['x[step()]', version(3, 5), needs('`step()` in a duration', '3.6', '3.5')],
    ['x[range()]', version(3, 9), needs('`range()` in a duration', '3.10', '3.9')],
    ['x[min_of(1m, 2m)]', version(3, 12), needs('`min_of()` in a duration', '3.13', '3.12')],
    ['x anchored', version(3, 6), needs('`anchored`', '3.7', '3.6')],
    [
      'x[5m] smoothed',
      { version: [3, 7], features: new Set() },
      experimental('`smoothed`', 'promql-extended-range-selectors'),
    ],
    [
      'a + fill (0) b',
      { version: [3, 10], features: new Set() },
      experimental('`fill`', 'promql-binop-fill-modifiers'),
    ],
    ['a >/ 5', PROMETHEUS_3, needs('`>/`', '3.11', '3.5')],
  ];
  it.each(cases)('%s', (text, profile, message) => {
    expect(messages(text, profile)[0]).toBe(message);
  });
});

describe('checkTypes takes trees made by hand', () => {
  const place = { from: 0, to: 0 };
  it('with names that no query has', () => {
    const { expr = { kind: 'string', value: '', templated: false, ...place } } = parseQuery('rate(sum(x)[5m:])');
    const misnamed = JSON.parse(
      JSON.stringify(expr).replace('"rate"', '"rat"').replace('"sum"', '"sun"'),
    ) as typeof expr;
    expect(checkTypes(misnamed, EVERYTHING).problems.map(({ message }) => message)).toEqual([
      '`rat` is not a function of PromQL.',
    ]);
  });
});
