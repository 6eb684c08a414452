import { describe, expect, it } from 'vitest';
import { analyse, comparisonVerdict, constantOf, type Expr, parseQuery, type SeriesFacts } from '../index.ts';

const ANY = { must: [], may: 'anything' } as const;
const SERIES: Readonly<Record<string, SeriesFacts>> = {
  share: { ...ANY, values: { min: 0, max: 1 } },
  size: { ...ANY, values: { min: 0, max: Infinity } },
  change: { ...ANY, values: { min: -5, max: 3 } },
  debt: { ...ANY, values: { min: -Infinity, max: 0 } },
  level: { ...ANY, values: { min: 2, max: 4 } },
};

function parsed(query: string): Expr {
  const { expr, problems } = parseQuery(query);
  if (expr === undefined) throw new Error(`\`${query}\` does not parse: ${problems[0]?.message}`);
  return expr;
}

function valuesIn(query: string): string {
  const found = analyse(({ metric }) => SERIES[metric?.name ?? '']).values(parsed(query));
  return found === undefined ? 'anything' : `${found.min}..${found.max}`;
}

const HALF_TURN = Math.PI / 2;

/** Queries, and the bounds of their values. */
const VALUES: readonly (readonly [query: string, want: string])[] = [
  ['share', '0..1'],
  ['unknown', 'anything'],
  ['5', '5..5'],
  ['NaN', 'anything'],
  ['"a"', 'anything'],
  ['(share offset 1h)', '0..1'],
  ['-change', '-3..5'],
  ['+change', '-5..3'],
  ['$threshold', 'anything'],

  ['rate(unknown[5m])', 'anything'],
  ['rate(size[5m])', '0..Infinity'],
  ['rate(change[5m])', 'anything'],
  ['delta(size[5m])', 'anything'],
  ['avg_over_time(change[5m])', '-5..3'],
  ['max_over_time(rate(size[5m])[1h:])', '0..Infinity'],
  ['sum_over_time(share[5m])', '0..Infinity'],
  ['sum_over_time(level[5m])', '2..Infinity'],
  ['count_over_time(unknown[5m])', '1..Infinity'],
  ['present_over_time(unknown[5m])', '1..1'],
  ['quantile_over_time(0.9, share[5m])', '0..1'],
  ['quantile_over_time(90, share[5m])', 'anything'],
  ['stddev_over_time(change[5m])', '0..Infinity'],
  ['histogram_quantile(0.9, size)', 'anything'],
  ['histogram_fraction(0, 1, size)', '0..1'],
  ['abs(change)', '0..5'],
  ['abs(level)', '2..4'],
  ['abs(-level)', '2..4'],
  ['abs(unknown)', '0..Infinity'],
  ['clamp(unknown, 1, 2)', '1..2'],
  ['clamp(change, 0, 10)', '0..3'],
  ['clamp(change, 0, $max)', '0..Infinity'],
  ['clamp_min(change, 0)', '0..3'],
  ['clamp_min(change, scalar(unknown))', '-5..Infinity'],
  ['clamp_max(change, 0)', '-5..0'],
  ['clamp_max(change, scalar(unknown))', '-Infinity..3'],
  ['round(change / 2)', '-2..2'],
  ['round(level, 3)', '3..3'],
  ['round(level, scalar(unknown))', 'anything'],
  ['ceil(level / 3)', '1..2'],
  ['sgn(change)', '-1..1'],
  ['sgn(size)', '0..1'],
  ['sqrt(level)', `${Math.sqrt(2)}..2`],
  ['sqrt(change)', `0..${Math.sqrt(3)}`],
  ['exp(debt)', '0..1'],
  ['ln(share)', '-Infinity..0'],
  ['ln(change)', `-Infinity..${Math.log(3)}`],
  ['sin(unknown)', '-1..1'],
  ['atan(unknown)', `${-HALF_TURN}..${HALF_TURN}`],
  ['hour()', '0..23'],
  ['day_of_week(unknown)', '0..6'],
  ['time()', '0..Infinity'],
  ['absent(unknown)', '1..1'],
  ['vector(7)', '7..7'],
  ['scalar(share)', '0..1'],
  ['label_replace(share, "a", "$1", "b", "(.*)")', '0..1'],

  ['sum(share)', '0..Infinity'],
  ['sum(debt)', '-Infinity..0'],
  ['sum(change)', 'anything'],
  ['avg(share)', '0..1'],
  ['topk(3, share)', '0..1'],
  ['quantile(0.9, share)', '0..1'],
  ['quantile($q, share)', 'anything'],
  ['count(unknown)', '1..Infinity'],
  ['group(unknown)', '1..1'],
  ['stdvar(unknown)', '0..Infinity'],

  ['share + level', '2..5'],
  ['share - level', '-4..-1'],
  ['1 - share', '0..1'],
  ['size - size', 'anything'],
  ['change * level', '-20..12'],
  ['size * share', '0..Infinity'],
  ['share * 100', '0..100'],
  ['level / 2', '1..2'],
  ['level / -2', '-2..-1'],
  ['1 / level', '0.25..0.5'],
  ['size / level', '0..Infinity'],
  ['share / size', '0..Infinity'],
  ['debt / size', '-Infinity..0'],
  ['change / size', 'anything'],
  ['size / -0', 'anything'],
  ['size / (0 * -1)', 'anything'],
  ['level / change', 'anything'],
  ['size % 60', '0..60'],
  ['level % 3', '0..3'],
  ['(0 - level) % 3', '-3..0'],
  ['change % 2', '-2..2'],
  ['debt % 60', '-60..0'],
  ['level ^ 2', '4..16'],
  ['level ^ -1', '0.25..0.5'],
  ['change ^ 2', '0..Infinity'],
  ['change ^ 3', 'anything'],
  ['size ^ share', '0..Infinity'],
  ['change atan2 size', `${-Math.PI}..${Math.PI}`],
  ['Inf - Inf', 'anything'],

  ['unknown > 5', '5..Infinity'],
  ['5 < unknown', '5..Infinity'],
  ['change > -1', '-1..3'],
  ['change < 0', '-5..0'],
  ['0 >= change', '-5..0'],
  ['unknown == 2', '2..2'],
  ['share != 0', '0..1'],
  ['unknown > level', '2..Infinity'],
  ['unknown <= level', '-Infinity..4'],
  ['share > 5', 'anything'],
  ['unknown > bool 5', '0..1'],
  ['share > bool 5', '0..0'],
  ['share < bool 5', '0..1'],
  ['share != bool 5', '1..1'],
  ['share == bool 5', '0..0'],
  ['vector(2) != bool scalar(vector(2))', '0..0'],
  ['1 < bool 5', '1..1'],
  ['2 * 3', '6..6'],
  ['share and unknown', '0..1'],
  ['share unless unknown', '0..1'],
  ['share or level', '0..4'],
  ['share or vector(9)', '0..9'],
  ['share or unknown', 'anything'],
  ['level + fill(0) level', '0..8'],
  ['level - fill_right(9) level', '-7..2'],
  ['level - fill_right($__interval_ms) level', 'anything'],
];

describe('values', () => {
  it.each(VALUES)('of %s are %s', (query, want) => {
    expect(valuesIn(query)).toBe(want);
  });
});

describe('constantOf', () => {
  it.each([
    ['2 * 60', 120],
    ['-(1 + 2) ^ 2', -9],
    ['7 % 4', 3],
    ['5m', 300],
    ['0 - vector(1)', -1],
    ['scalar(vector(2)) / 4', 0.5],
    ['pi()', Math.PI],
    ['1 atan2 1', Math.PI / 4],
    ['1 > bool 2', 0],
    ['2 >= bool 2', 1],
    ['vector(1) > 2', undefined],
    ['1 + unknown', undefined],
    ['sum(vector(1))', undefined],
    ['$a * 2', undefined],
    ['time()', undefined],
  ])('of %s is %s', (query, want) => {
    expect(constantOf(parsed(query))).toBe(want);
  });
});

describe('comparisonVerdict', () => {
  const at = (min: number, max = min) => ({ min, max });

  it.each([
    ['>', at(2, 3), at(0, 1), 'always'],
    ['>', at(2, 3), at(3, 4), 'never'],
    ['>', at(2, 3), at(2, 4), undefined],
    ['>=', at(2, 3), at(1, 2), 'always'],
    ['>=', at(2, 3), at(3, 4), undefined],
    ['>=', at(2, 3), at(4), 'never'],
    ['<', at(0, 1), at(2), 'always'],
    ['<', at(0, 1), at(0), 'never'],
    ['<=', at(0, 1), at(1), 'always'],
    ['<=', at(1, 2), at(0), 'never'],
    ['==', at(1), at(1), 'always'],
    ['==', at(0, 1), at(2), 'never'],
    ['==', at(0, 1), at(1), undefined],
    ['!=', at(0, 1), at(2), 'always'],
    ['!=', at(1), at(1), 'never'],
    ['and', at(1), at(1), undefined],
  ])('says when %s of %o and %o holds', (operator, a, b, want) => {
    expect(comparisonVerdict(operator, a, b)).toBe(want);
  });
});
