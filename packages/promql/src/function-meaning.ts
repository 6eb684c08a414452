import type { AggregationName } from './aggregations.ts';
import type { Aggregation, Call } from './ast.ts';
import type { FunctionName } from './functions.ts';
import { UNIT_RULES as UNIT, type UnitRule } from './units/unit-rules.ts';
import {
  absolute,
  any,
  between,
  clamp,
  clampMax,
  clampMin,
  growth,
  quantile,
  rising,
  round,
  same,
  total,
  type ValueRule,
} from './values/value-rules.ts';

/** What the numbers of a result mean, by what those of the argument mean. */
export interface Meaning {
  readonly unit: UnitRule;
  readonly values: ValueRule;
}

function meaning(unit: UnitRule, values: ValueRule): Meaning {
  return { unit, values };
}

const SAME = meaning(UNIT.same, same);
const GROWTH = meaning(UNIT.perSecond, growth);
const ANGLE = meaning(UNIT.number, between(-Math.PI / 2, Math.PI / 2));
const WAVE = meaning(UNIT.number, between(-1, 1));
const NOT_BELOW_ZERO = between(0, Infinity);
const DEVIATION = meaning(UNIT.difference, NOT_BELOW_ZERO);
const VARIANCE = meaning(UNIT.squared, NOT_BELOW_ZERO);
const EXISTING = meaning(UNIT.plain, between(1, 1));
const COUNT = meaning(UNIT.plain, between(1, Infinity));
const TIME = meaning(UNIT.time, NOT_BELOW_ZERO);

/** The meaning of every function's result. */
const FUNCTION_MEANINGS: Readonly<Record<FunctionName, Meaning>> = {
  abs: meaning(UNIT.same, absolute),
  absent: EXISTING,
  absent_over_time: EXISTING,
  acos: meaning(UNIT.number, between(0, Math.PI)),
  acosh: meaning(UNIT.number, NOT_BELOW_ZERO),
  asin: ANGLE,
  asinh: meaning(UNIT.number, rising(Math.asinh)),
  atan: ANGLE,
  atanh: meaning(UNIT.number, any),
  avg_over_time: SAME,
  ceil: meaning(UNIT.same, rising(Math.ceil)),
  changes: meaning(UNIT.plain, NOT_BELOW_ZERO),
  clamp: meaning(UNIT.same, clamp),
  clamp_max: meaning(UNIT.same, clampMax),
  clamp_min: meaning(UNIT.same, clampMin),
  cos: WAVE,
  cosh: meaning(UNIT.number, between(1, Infinity)),
  count_over_time: COUNT,
  day_of_month: meaning(UNIT.plain, between(1, 31)),
  day_of_week: meaning(UNIT.plain, between(0, 6)),
  day_of_year: meaning(UNIT.plain, between(1, 366)),
  days_in_month: meaning(UNIT.plain, between(28, 31)),
  deg: meaning(
    UNIT.number,
    rising((radians) => (radians * 180) / Math.PI),
  ),
  delta: meaning(UNIT.difference, any),
  deriv: meaning(UNIT.perSecond, any),
  double_exponential_smoothing: meaning(UNIT.same, any),
  end: TIME,
  exp: meaning(UNIT.number, rising(Math.exp)),
  first_over_time: SAME,
  floor: meaning(UNIT.same, rising(Math.floor)),
  histogram_avg: meaning(UNIT.observed, any),
  histogram_count: meaning(UNIT.observations, NOT_BELOW_ZERO),
  histogram_fraction: meaning(UNIT.plain, between(0, 1)),
  histogram_quantile: meaning(UNIT.observed, any),
  histogram_quantiles: meaning(UNIT.observed, any),
  histogram_stddev: meaning(UNIT.observed, NOT_BELOW_ZERO),
  histogram_stdvar: meaning(UNIT.observedSquared, NOT_BELOW_ZERO),
  histogram_sum: meaning(UNIT.same, any),
  holt_winters: meaning(UNIT.same, any),
  hour: meaning(UNIT.plain, between(0, 23)),
  idelta: meaning(UNIT.difference, any),
  increase: meaning(UNIT.difference, growth),
  info: SAME,
  irate: GROWTH,
  label_join: SAME,
  label_replace: SAME,
  last_over_time: SAME,
  ln: meaning(UNIT.number, rising(Math.log)),
  log10: meaning(UNIT.number, rising(Math.log10)),
  log2: meaning(UNIT.number, rising(Math.log2)),
  mad_over_time: DEVIATION,
  max_of: meaning(UNIT.same, any),
  max_over_time: SAME,
  min_of: meaning(UNIT.same, any),
  min_over_time: SAME,
  minute: meaning(UNIT.plain, between(0, 59)),
  month: meaning(UNIT.plain, between(1, 12)),
  pi: meaning(UNIT.plain, between(Math.PI, Math.PI)),
  predict_linear: meaning(UNIT.same, any),
  present_over_time: EXISTING,
  quantile_over_time: meaning(UNIT.same, quantile),
  rad: meaning(
    UNIT.number,
    rising((degrees) => (degrees * Math.PI) / 180),
  ),
  range: meaning(UNIT.seconds, NOT_BELOW_ZERO),
  rate: GROWTH,
  resets: meaning(UNIT.plain, NOT_BELOW_ZERO),
  round: meaning(UNIT.same, round),
  scalar: SAME,
  sgn: meaning(UNIT.plain, rising(Math.sign)),
  sin: WAVE,
  sinh: meaning(UNIT.number, rising(Math.sinh)),
  sort: SAME,
  sort_by_label: SAME,
  sort_by_label_desc: SAME,
  sort_desc: SAME,
  sqrt: meaning(
    UNIT.root,
    rising((value) => Math.sqrt(Math.max(0, value))),
  ),
  start: TIME,
  start_timestamp: TIME,
  stddev_over_time: DEVIATION,
  stdvar_over_time: VARIANCE,
  step: meaning(UNIT.seconds, NOT_BELOW_ZERO),
  sum_over_time: meaning(UNIT.total, total),
  tan: meaning(UNIT.number, any),
  tanh: WAVE,
  time: TIME,
  timestamp: TIME,
  ts_of_first_over_time: TIME,
  ts_of_last_over_time: TIME,
  ts_of_max_over_time: TIME,
  ts_of_min_over_time: TIME,
  vector: SAME,
  year: meaning(UNIT.plain, any),
};

/** The meaning of every aggregation's result. */
const AGGREGATION_MEANINGS: Readonly<Record<AggregationName, Meaning>> = {
  avg: SAME,
  bottomk: SAME,
  count: COUNT,
  count_values: COUNT,
  group: EXISTING,
  limit_ratio: SAME,
  limitk: SAME,
  max: SAME,
  min: SAME,
  quantile: meaning(UNIT.same, quantile),
  stddev: DEVIATION,
  stdvar: VARIANCE,
  sum: meaning(UNIT.total, total),
  topk: SAME,
};

/** The meaning of a result; undefined when there is no such function or aggregation. */
export function meaningOf(node: Call | Aggregation): Meaning | undefined {
  return node.kind === 'call' ? BY_FUNCTION.get(node.function.name) : BY_AGGREGATION.get(node.operator.name);
}

const BY_FUNCTION: ReadonlyMap<string, Meaning> = new Map(Object.entries(FUNCTION_MEANINGS));
const BY_AGGREGATION: ReadonlyMap<string, Meaning> = new Map(Object.entries(AGGREGATION_MEANINGS));
