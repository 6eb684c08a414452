import { describe, expect, it } from 'vitest';
import { parseQuery, selectorsOf } from './index.ts';

const read = (text: string) => selectorsOf(parseQuery(text));

describe('selectorsOf reads', () => {
  it('name, matchers, range and what stands around', () => {
    const text = 'sum by (kind, le) (rate(jobs_bucket{status="ok", kind=~"a|b"}[$__rate_interval]))';
    expect(read(text)).toEqual([
      {
        metric: 'jobs_bucket',
        templated: false,
        matchers: [
          { label: 'status', operator: '=', value: 'ok', templated: false, from: 36, to: 47 },
          { label: 'kind', operator: '=~', value: 'a|b', templated: false, from: 49, to: 60 },
        ],
        range: '$__rate_interval',
        enclosedBy: [
          { kind: 'function', name: 'rate' },
          { kind: 'aggregation', name: 'sum', modifier: 'by', labels: ['kind', 'le'] },
        ],
        from: 24,
        to: 61,
      },
    ]);
  });

  const names: [text: string, metrics: (string | undefined)[]][] = [
    ['a / b', ['a', 'b']],
    ['{__name__="up"}', ['up']],
    ['{__name__=~"up.*"}', [undefined]],
    ['{"my.metric", a="b"}', ['my.metric']],
    ['node_$what', ['node_$what']],
    ['1 + vector(2)', []],
    ['max_over_time(timestamp(up)[1d:1m])', ['up']],
  ];
  it.each(names)('the metrics of %s', (text, metrics) => {
    expect(read(text).map(({ metric }) => metric)).toEqual(metrics);
  });

  const around: [text: string, enclosedBy: string[]][] = [
    ['a == bool 0', ['== undefined []']],
    ['a and on (x, y) b', ['and on [x,y]', 'and on [x,y]']],
    ['a * ignoring (x) group_left (z) b', ['* ignoring [x]', '* ignoring [x]']],
    ['sum without (x) (a)', ['sum without [x]']],
    ['sum(a)', ['sum undefined []']],
    ['a # why\n / b', ['/ undefined []', '/ undefined []']],
  ];
  it.each(around)('operators and groupings around %s', (text, enclosedBy) => {
    const found = read(text).flatMap((selector) => selector.enclosedBy);
    expect(found.map((e) => (e.kind === 'function' ? e.name : `${e.name} ${e.modifier} [${e.labels.join()}]`))).toEqual(
      enclosedBy,
    );
  });

  it('macros in names and values, which are known only later', () => {
    expect(read('$metric{a="$host", b="c"}')).toMatchObject([
      { templated: true, matchers: [{ templated: true }, { templated: false }] },
    ]);
  });

  it('no range for a subquery, whose range is not the selector’s', () => {
    expect(read('max_over_time(up[1d:1m])')[0]?.range).toBeUndefined();
  });

  const strings: [literal: string, value: string][] = [
    [String.raw`"a\"b"`, 'a"b'],
    [String.raw`'a\'b'`, "a'b"],
    [String.raw`"\n\\"`, '\n\\'],
    [String.raw`"\u00e9\xc3\xa9\303\251"`, 'ééé'],
    [String.raw`"\U0001F600"`, '\u{1F600}'],
    ['`\\n`', '\\n'],
  ];
  it.each(strings)('the value of the literal %s', (literal, value) => {
    expect(read(`up{a=${literal}}`)[0]?.matchers[0]?.value).toBe(value);
  });
});
