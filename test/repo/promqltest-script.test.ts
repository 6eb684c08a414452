import { describe, expect, it } from 'vitest';
import { readScript, readSeries } from '../conformance/promqltest/script.ts';

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
      { kind: 'series', series: [{ host: 'a' }, { host: 'b', empty: '' }] },
      { kind: 'scalar' },
      { kind: 'series', series: [] },
      { kind: 'series', series: [] },
      { kind: 'string' },
      { kind: 'range-vector', series: [{ __name__: 'jobs_total', host: 'a' }] },
      { kind: 'series', series: [{}] },
    ]);
  });

  it('knows what was loaded when, native histograms included', () => {
    expect(evaluations[0]?.loaded).toEqual([
      { __name__: 'jobs_total', host: 'a' },
      { __name__: 'jobs_total', host: 'b', note: '{}, "x"' },
    ]);
    expect(evaluations.at(-1)?.loaded).toEqual([
      { __name__: 'wait_bucket', le: '1' },
      { __name__: 'wait_sum' },
      { __name__: 'odd name', 'odd label': '1' },
      { __name__: 'wait' },
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

it('readSeries takes the start of a line', () => {
  expect(readSeries('up@st 1')).toEqual({ __name__: 'up' });
  expect(readSeries('NaN')).toEqual({ __name__: 'NaN' });
  expect(readSeries('-1 2')).toBeUndefined();
});
