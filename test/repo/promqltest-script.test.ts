import { describe, expect, it } from 'vitest';
import { readScript, readSeries, type ScriptSeries, type SeriesLabels } from '../conformance/promqltest/script.ts';

const SCRIPT = `
# A comment.
load 1m
  jobs_total{host="a"} 0+1x10   # Not a comment, but what follows the labels is not looked at.
  jobs_total{host="b", note="{}, \\"x\\""} 0 _ stale

eval instant at 5m sum by (host) (jobs_total)
  expect no_warn
  {host="a"} 5
  {host="b", empty=""} 1

eval range from 0 to 5m step 1m scalar(jobs_total)
  expect info msg: something
  1 2 NaN

eval_fail instant at 0 jobs_total + on () jobs_total

eval instant at 0 -jobs_total
  expect fail msg: something

eval instant at 1m "x"
  expect string "x"

eval instant at 1m jobs_total[1m]
  expect range vector from 10s to 1m step 10s
  jobs_total{host="a"} {{count:1 sum:2}} 3

clear
load_with_nhcb 5m
  wait_bucket{le="1"} 1+1x3
  wait_sum 2
  {"odd name", "odd label"="1"} 2

eval instant at 1m histogram_quantile(0.5, wait)
  {} 0.5
`;

describe('readScript', () => {
  const evaluations = readScript(SCRIPT);

  it('reads queries, and which must fail', () => {
    expect(evaluations.map(({ query, fails }) => `${fails ? 'fails' : 'works'}: ${query}`)).toEqual([
      'works: sum by (host) (jobs_total)',
      'works: scalar(jobs_total)',
      'fails: jobs_total + on () jobs_total',
      'fails: -jobs_total',
      'works: "x"',
      'works: jobs_total[1m]',
      'works: histogram_quantile(0.5, wait)',
    ]);
    expect(evaluations[0]?.line).toBe(7);
  });

  it('reads what must come', () => {
    expect(evaluations.map(({ expects }) => expects)).toEqual([
      { kind: 'series', series: [series({ host: 'a' }, 5), series({ host: 'b', empty: '' }, 1)] },
      { kind: 'scalar' },
      { kind: 'series', series: [] },
      { kind: 'series', series: [] },
      { kind: 'string' },
      { kind: 'range-vector', series: [{ ...series({ __name__: 'jobs_total', host: 'a' }, 3), hasHistograms: true }] },
      { kind: 'series', series: [series({}, 0.5)] },
    ]);
  });

  it('knows what was loaded when, native histograms included', () => {
    expect(evaluations[0]?.loaded).toEqual([
      series({ __name__: 'jobs_total', host: 'a' }, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      series({ __name__: 'jobs_total', host: 'b', note: '{}, "x"' }, 0),
    ]);
    expect(evaluations.at(-1)?.loaded).toEqual([
      series({ __name__: 'wait_bucket', le: '1' }, 1, 2, 3, 4),
      series({ __name__: 'wait_sum' }, 2),
      series({ __name__: 'odd name', 'odd label': '1' }, 2),
      { ...series({ __name__: 'wait' }), hasHistograms: true },
    ]);
  });
});

it.each([
  { name: 'a block of no kind', script: 'evaluate x', says: /Line 1 is no `load`/ },
  { name: 'a line of a block that is no series', script: 'load 1m\n  5 6', says: /no series: `5 6`/ },
  { name: 'labels without an end', script: 'load 1m\n  x{a="b" 5', says: /end unexpectedly/ },
])('readScript refuses $name', ({ script, says }) => {
  expect(() => readScript(script)).toThrow(says);
});

describe('readSeries', () => {
  it.each([
    { line: 'up@st -1m', want: series({ __name__: 'up' }) },
    { line: 'NaN', want: series({ __name__: 'NaN' }) },
    { line: '{} 1.5e3 -Inf .5', want: series({}, 1500, -Infinity, 0.5) },
    { line: 'x 3x2 10-2.5x2 _x3 stale', want: series({ __name__: 'x' }, 3, 3, 3, 10, 7.5, 5) },
    { line: 'x {{sum:1}}+{{sum:2}}x3 {{}} 1', want: { ...series({ __name__: 'x' }, 1), hasHistograms: true } },
    { line: '-1 2', want: undefined },
  ])('$line', ({ line, want }) => {
    expect(readSeries(line)).toEqual(want);
  });
});

function series(labels: SeriesLabels, ...floats: number[]): ScriptSeries {
  return { labels, floats, hasHistograms: false };
}
