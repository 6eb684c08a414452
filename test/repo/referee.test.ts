import { PROMETHEUS_2_42, PROMETHEUS_3 } from '@lockstep/promql';
import { describe, expect, it } from 'vitest';
import { type Answer, readAnswer } from '../conformance/referee/answer.ts';
import { emptyClaims } from '../conformance/referee/empty-claims.ts';
import { generateQuery } from '../conformance/referee/generate-query.ts';
import { type AskedAs, contradictions } from '../conformance/referee/judge.ts';
import { lookUpStored, openMetricsPage } from '../conformance/referee/known-series.ts';
import { type PromqlType, textOf } from '../conformance/referee/piece.ts';
import { createRandom } from '../conformance/referee/random.ts';

const REFUSED: Answer = { kind: 'rejected', message: 'parse error' };
const FAILED: Answer = { kind: 'failed', message: 'many-to-many matching' };

function gives(type: PromqlType, labels: Record<string, string>, ...values: number[]): Answer {
  return { kind: 'answered', type, series: [{ labels, values }] };
}

const TARGET = { job: 'api', instance: 'a:1' };

interface Row {
  readonly name: string;
  readonly query: string;
  readonly as?: AskedAs;
  readonly answer: Answer;
  readonly want: readonly unknown[];
}

const ROWS: readonly Row[] = [
  { name: 'both refuse', query: 'sum(', answer: REFUSED, want: [] },
  { name: 'only Prometheus refuses', query: 'up', answer: REFUSED, want: [/accepted here, and refused there/] },
  { name: 'only we refuse', query: 'rate(up)', answer: gives('vector', TARGET, 1), want: [/refused here .* answered/] },
  { name: 'what fails when it runs says nothing', query: 'up / on () up', answer: FAILED, want: [] },
  {
    name: 'another type',
    query: 'time()',
    answer: gives('vector', {}, 1),
    want: [/a scalar here, and a vector there/],
  },
  {
    name: 'labels and values as said',
    query: 'sum by (job) (up)',
    answer: gives('vector', { job: 'api' }, 2),
    want: [],
  },
  { name: 'a label too many', query: 'sum(up)', answer: gives('vector', { job: 'api' }, 2), want: [/`job` is there/] },
  { name: 'a label missing', query: 'up * 2', answer: gives('vector', { job: 'api' }, 2), want: [/`instance` is not/] },
  {
    name: 'a value outside',
    query: 'up * 2',
    answer: gives('vector', TARGET, 3),
    want: [/The value 3 is outside 0 to 2/],
  },
  { name: 'NaN is in no bounds', query: 'up * 2', answer: gives('vector', TARGET, Number.NaN), want: [] },
  {
    name: 'a matrix over time',
    query: 'up[1m]',
    as: 'range',
    answer: gives('matrix', TARGET, 1),
    want: [/no range query/],
  },
  { name: 'a vector over time', query: 'up * 2', as: 'range', answer: gives('matrix', TARGET, 0, 2), want: [] },
];

describe('contradictions', () => {
  it.each(ROWS)('$name', ({ query, as = 'instant', answer, want }) => {
    const found = contradictions(query, { as, answer }, { profile: PROMETHEUS_3, lookup: lookUpStored });
    expect(found).toEqual(want.map((pattern): unknown => expect.stringMatching(pattern as RegExp)));
  });

  it('know of a mistake of Prometheus 2', () => {
    const answer = gives('matrix', { x: '1' }, 1);
    const found = contradictions(
      'count_values by (job) ("x", up)',
      { as: 'range', answer },
      { profile: PROMETHEUS_2_42, lookup: lookUpStored },
    );
    expect(found).toEqual([]);
  });
});

describe('emptyClaims', () => {
  it.each([
    { query: 'up{job="none"} + 1', want: ['up{job="none"}'] },
    { query: 'up{job!="none"}', want: [] },
    { query: 'sum(up) * sum by (job) (up)', want: ['sum(up) * sum by (job) (up)'] },
    { query: 'up / on (job, instance) up', want: [] },
  ])('$query', ({ query, want }) => {
    expect(emptyClaims(query).map(({ part }) => part)).toEqual(want);
  });
});

describe('generateQuery', () => {
  const queries = (seed: number): string[] => {
    const random = createRandom(seed);
    return Array.from({ length: 100 }, () => textOf(generateQuery(random)));
  };

  it('makes the same queries of the same seed, and others of another', () => {
    expect(queries(1)).toEqual(queries(1));
    expect(queries(1)).not.toEqual(queries(2));
  });

  it('makes many different ones', () => {
    expect(new Set(queries(3)).size).toBeGreaterThan(90);
  });
});

it.each([
  { status: 400, body: { error: 'x' }, want: { kind: 'rejected', message: 'x' } },
  { status: 422, body: { error: 'x' }, want: { kind: 'failed', message: 'x' } },
  {
    status: 200,
    body: { data: { resultType: 'vector', result: [{ metric: { a: 'b' }, value: [1, '-Inf'] }] } },
    want: { kind: 'answered', type: 'vector', series: [{ labels: { a: 'b' }, values: [-Infinity] }] },
  },
  {
    status: 200,
    body: { data: { resultType: 'string', result: [1, 'x'] } },
    want: { kind: 'answered', type: 'string', series: [] },
  },
])('reads an answer with status $status', ({ status, body, want }) => {
  expect(readAnswer(status, body)).toEqual(want);
});

it('stores a page that ends as it must', () => {
  const page = openMetricsPage();
  expect(page).toMatch(/^[a-z_]+\{[^}]*\} \S+ 17\d{8}$/m);
  expect(page.endsWith('\n# EOF\n')).toBe(true);
});
