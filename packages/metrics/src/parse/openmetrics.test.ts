import { describe, expect, it } from 'vitest';
import { type ExpositionProblemCode, parseOpenMetrics } from '../index.ts';

interface Row {
  readonly name: string;
  readonly lines: readonly string[];
  readonly want: readonly ExpositionProblemCode[];
}

const ROWS: readonly Row[] = [
  {
    name: 'every type',
    want: [],
    lines: [
      '# TYPE c_seconds counter',
      '# UNIT c_seconds seconds',
      '# HELP c_seconds A "quoted\\" one.',
      'c_seconds_total{a="1"} 1 5.5 # {trace="x # y"} 0.5 1.25',
      'c_seconds_created{a="1"} 1e9',
      '# TYPE g gauge',
      'g{a=""} -1.5',
      'g{a="\\z"} NaN',
      '# TYPE h histogram',
      'h_bucket{le="1.0"} 1 # {} 0.5',
      'h_bucket{le="+Inf"} 2',
      'h_count 2',
      'h_sum 3',
      '# TYPE i info',
      'i_info{version="1"} 1',
      '# TYPE s stateset',
      's{s="on"} 1',
      's{s="off"} 0',
      '# TYPE q summary',
      'q{quantile="0.5"} 1',
      'q_count 1',
      'q_sum 1',
      '# TYPE gh gaugehistogram',
      'gh_bucket{le="-1.0"} 1',
      'gh_bucket{le="+Inf"} 2',
      'gh_gcount 2',
      'gh_gsum -4',
      'u 1',
    ],
  },
  { name: 'a gauge named _total', lines: ['# TYPE x_total gauge', 'x_total 1'], want: [] },
  {
    name: 'a gauge x_total beside a counter x',
    lines: ['# TYPE x counter', 'x_total 1', '# TYPE x_total gauge'],
    want: ['clashing-name'],
  },
  { name: 'a counter sample without _total', lines: ['# TYPE x counter', 'x 1'], want: ['sample-of-type'] },
  { name: 'a counter named _total', lines: ['# TYPE x_total counter', 'x_total 1'], want: ['sample-of-type'] },
  { name: 'a series twice', lines: ['x{a="1",b="2"} 1', 'x{b="2",a="1"} 1'], want: ['duplicate-series'] },
  { name: 'points of one series', lines: ['x 1 1', 'x 2 1', 'x 3 2'], want: [] },
  { name: 'points that go back', lines: ['x 1 2', 'x 2 1'], want: ['backward-time'] },
  { name: 'points of which one has no time', lines: ['x 1 2', 'x 2'], want: ['backward-time'] },
  { name: 'a type of the text format', lines: ['# TYPE x untyped'], want: ['unknown-type'] },
  { name: 'a plain comment', lines: ['# nothing'], want: ['comment'] },
  { name: 'a blank line', lines: [''], want: ['blank-line'] },
  { name: 'two blanks', lines: ['x  1'], want: ['value'] },
  { name: 'CR LF', lines: ['x 1\r'], want: ['value'] },
  { name: 'a comma before the brace', lines: ['x{a="1",} 1'], want: ['syntax'] },
  { name: 'a unit that is not in the name', lines: ['# UNIT x seconds'], want: ['unit'] },
  { name: 'a unit of an info', lines: ['# TYPE x_s info', '# UNIT x_s s'], want: ['unit'] },
  { name: 'two units', lines: ['# UNIT x_s s', '# UNIT x_s s'], want: ['unit-twice'] },
  {
    name: 'label sets that are mixed',
    lines: [
      '# TYPE h histogram',
      'h_bucket{a="1",le="+Inf"} 0',
      'h_bucket{a="2",le="+Inf"} 0',
      'h_sum{a="1"} 0',
      'h_count{a="1"} 0',
    ],
    want: ['not-grouped'],
  },
  { name: 'an exemplar of a gauge', lines: ['# TYPE x gauge', 'x 1 # {a="b"} 1'], want: ['exemplar'] },
  {
    name: 'an exemplar of a count',
    lines: ['# TYPE h histogram', 'h_bucket{le="+Inf"} 1', 'h_sum 1', 'h_count 1 # {} 1'],
    want: ['exemplar'],
  },
  {
    name: 'an exemplar of 129 characters',
    lines: ['# TYPE x counter', `x_total 1 # {a="${'é'.repeat(128)}"} 1`],
    want: ['exemplar'],
  },
  {
    name: 'an exemplar of 128 characters',
    lines: ['# TYPE x counter', `x_total 1 # {a="${'\u{1f600}'.repeat(127)}"} 1`],
    want: [],
  },
  {
    name: 'a sum of negative observations',
    lines: ['# TYPE h histogram', 'h_bucket{le="-1.0"} 1', 'h_bucket{le="+Inf"} 1', 'h_sum 1', 'h_count 1'],
    want: ['value-of-type'],
  },
  { name: 'a state that is no state', lines: ['# TYPE s stateset', 's{s="on"} 2'], want: ['value-of-type'] },
  { name: 'a state without its label', lines: ['# TYPE s stateset', 's{a="on"} 1'], want: ['value-of-type'] },
];

describe('parseOpenMetrics', () => {
  it.each(ROWS)('$name: $want', ({ lines, want }) => {
    expect(parseOpenMetrics([...lines, '# EOF\n'].join('\n')).problems.map(({ code }) => code)).toEqual(want);
  });

  it.each([
    ['', ['blank-line', 'no-eof']],
    ['x 1\n', ['no-eof']],
    ['# EOF', []],
    ['# EOF\n', []],
    ['# EOF\n\n', ['after-eof']],
    ['# EOF\nx 1\n', ['after-eof']],
    ['# EOF x', ['after-eof']],
  ])('the page %j: %j', (page, want) => {
    expect(parseOpenMetrics(page).problems.map(({ code }) => code)).toEqual(want);
  });

  it('reads exemplars and units', () => {
    const page = '# TYPE c_s counter\n# UNIT c_s s\nc_s_total 1 2.5 # {a="b"} 0.5 1.25\n# EOF\n';
    const exemplar = { labels: new Map([['a', 'b']]), value: 0.5, timestamp: 1.25 };
    expect(parseOpenMetrics(page).families).toEqual([
      {
        name: 'c_s',
        type: 'counter',
        unit: 's',
        samples: [{ name: 'c_s_total', labels: new Map(), value: 1, timestamp: 2.5, exemplar, line: 3 }],
      },
    ]);
  });
});
