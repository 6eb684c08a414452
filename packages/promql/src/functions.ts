import type { Availability } from './availability.ts';

/** Type of an expression: an instant vector is a `vector`, a range vector a `matrix`. */
export type ValueType = 'scalar' | 'string' | 'vector' | 'matrix';

/** What becomes of the labels of the vector argument. Without such an argument the result has none. */
export type LabelEffect =
  'keep' | 'drop-name' | 'absent' | 'label-replace' | 'label-join' | 'drop-le' | 'histogram-quantiles' | 'info';

/** What a function takes and gives. Source: Prometheus 3.14, `promql/parser/functions.go` and its documentation. */
export interface FunctionSignature extends Availability {
  /** Types of the arguments. The last one is that of all further ones. */
  readonly args: readonly ValueType[];
  /** The least number of arguments; the length of `args` when absent. */
  readonly min?: number;
  /** The largest number of arguments, `Infinity` for any; the length of `args` when absent. */
  readonly max?: number;
  readonly result: ValueType;
  readonly labels: LabelEffect;
  /** The kind of metric whose samples it is meant for: on the other kind its result is wrong, though not refused. */
  readonly wants?: 'counter' | 'gauge';
}

const EXPERIMENTAL = 'promql-experimental-functions';

const MATHS: FunctionSignature = { args: ['vector'], result: 'vector', labels: 'drop-name' };
const DATE: FunctionSignature = { args: ['vector'], min: 0, result: 'vector', labels: 'drop-name' };
const OVER_TIME: FunctionSignature = { args: ['matrix'], result: 'vector', labels: 'drop-name' };
const SORT: FunctionSignature = { args: ['vector'], result: 'vector', labels: 'keep' };
const SORT_BY_LABEL: FunctionSignature = {
  args: ['vector', 'string'],
  min: 1,
  max: Infinity,
  result: 'vector',
  labels: 'keep',
  since: [2, 49],
  feature: EXPERIMENTAL,
};
const QUERY_TIME: FunctionSignature = {
  args: [],
  result: 'scalar',
  labels: 'drop-name',
  since: [3, 12],
  feature: EXPERIMENTAL,
};
const SMALLER_OR_LARGER: FunctionSignature = {
  args: ['scalar', 'scalar'],
  result: 'scalar',
  labels: 'drop-name',
  since: [3, 13],
  feature: EXPERIMENTAL,
};
const SMOOTHING: FunctionSignature = {
  args: ['matrix', 'scalar', 'scalar'],
  result: 'vector',
  labels: 'drop-name',
  wants: 'gauge',
};

/**
 * Every function of Prometheus, and those that Prometheus 3 no longer has. Names are case-sensitive. Look up with
 * `functionNamed`.
 */
export const FUNCTIONS = {
  abs: MATHS,
  absent: { args: ['vector'], result: 'vector', labels: 'absent' },
  absent_over_time: { args: ['matrix'], result: 'vector', labels: 'absent' },
  acos: MATHS,
  acosh: MATHS,
  asin: MATHS,
  asinh: MATHS,
  atan: MATHS,
  atanh: MATHS,
  avg_over_time: OVER_TIME,
  ceil: MATHS,
  changes: OVER_TIME,
  clamp: { args: ['vector', 'scalar', 'scalar'], result: 'vector', labels: 'drop-name' },
  clamp_max: { args: ['vector', 'scalar'], result: 'vector', labels: 'drop-name' },
  clamp_min: { args: ['vector', 'scalar'], result: 'vector', labels: 'drop-name' },
  cos: MATHS,
  cosh: MATHS,
  count_over_time: OVER_TIME,
  day_of_month: DATE,
  day_of_week: DATE,
  day_of_year: DATE,
  days_in_month: DATE,
  deg: MATHS,
  delta: { ...OVER_TIME, wants: 'gauge' },
  deriv: { ...OVER_TIME, wants: 'gauge' },
  double_exponential_smoothing: { ...SMOOTHING, since: [3, 0], feature: EXPERIMENTAL },
  end: QUERY_TIME,
  exp: MATHS,
  first_over_time: { ...OVER_TIME, labels: 'keep', since: [3, 7], feature: EXPERIMENTAL, stable: [3, 14] },
  floor: MATHS,
  histogram_avg: { ...MATHS, since: [2, 51] },
  histogram_count: MATHS,
  histogram_fraction: { args: ['scalar', 'scalar', 'vector'], result: 'vector', labels: 'drop-le' },
  histogram_quantile: { args: ['scalar', 'vector'], result: 'vector', labels: 'drop-le' },
  histogram_quantiles: {
    args: ['vector', 'string', 'scalar', 'scalar'],
    min: 3,
    max: 12,
    result: 'vector',
    labels: 'histogram-quantiles',
    since: [3, 11],
    feature: EXPERIMENTAL,
  },
  histogram_stddev: { ...MATHS, since: [2, 47] },
  histogram_stdvar: { ...MATHS, since: [2, 47] },
  histogram_sum: MATHS,
  holt_winters: { ...SMOOTHING, removed: [3, 0], successor: 'double_exponential_smoothing' },
  hour: DATE,
  idelta: { ...OVER_TIME, wants: 'gauge' },
  increase: { ...OVER_TIME, wants: 'counter' },
  info: {
    args: ['vector', 'vector'],
    min: 1,
    result: 'vector',
    labels: 'info',
    since: [2, 55],
    feature: EXPERIMENTAL,
  },
  irate: { ...OVER_TIME, wants: 'counter' },
  label_join: {
    args: ['vector', 'string', 'string', 'string'],
    min: 3,
    max: Infinity,
    result: 'vector',
    labels: 'label-join',
  },
  label_replace: {
    args: ['vector', 'string', 'string', 'string', 'string'],
    result: 'vector',
    labels: 'label-replace',
  },
  last_over_time: { ...OVER_TIME, labels: 'keep' },
  ln: MATHS,
  log10: MATHS,
  log2: MATHS,
  mad_over_time: { ...OVER_TIME, since: [2, 49], feature: EXPERIMENTAL },
  max_of: SMALLER_OR_LARGER,
  max_over_time: OVER_TIME,
  min_of: SMALLER_OR_LARGER,
  min_over_time: OVER_TIME,
  minute: DATE,
  month: DATE,
  pi: { args: [], result: 'scalar', labels: 'drop-name' },
  predict_linear: { args: ['matrix', 'scalar'], result: 'vector', labels: 'drop-name', wants: 'gauge' },
  present_over_time: OVER_TIME,
  quantile_over_time: { args: ['scalar', 'matrix'], result: 'vector', labels: 'drop-name' },
  rad: MATHS,
  range: QUERY_TIME,
  rate: { ...OVER_TIME, wants: 'counter' },
  resets: { ...OVER_TIME, wants: 'counter' },
  round: { args: ['vector', 'scalar'], min: 1, result: 'vector', labels: 'drop-name' },
  scalar: { args: ['vector'], result: 'scalar', labels: 'drop-name' },
  sgn: MATHS,
  sin: MATHS,
  sinh: MATHS,
  sort: SORT,
  sort_by_label: SORT_BY_LABEL,
  sort_by_label_desc: SORT_BY_LABEL,
  sort_desc: SORT,
  sqrt: MATHS,
  start: QUERY_TIME,
  start_timestamp: { ...MATHS, since: [3, 14], feature: EXPERIMENTAL },
  stddev_over_time: OVER_TIME,
  stdvar_over_time: OVER_TIME,
  step: QUERY_TIME,
  sum_over_time: OVER_TIME,
  tan: MATHS,
  tanh: MATHS,
  time: { args: [], result: 'scalar', labels: 'drop-name' },
  timestamp: MATHS,
  ts_of_first_over_time: { ...OVER_TIME, since: [3, 7], feature: EXPERIMENTAL },
  ts_of_last_over_time: { ...OVER_TIME, since: [3, 5], feature: EXPERIMENTAL },
  ts_of_max_over_time: { ...OVER_TIME, since: [3, 5], feature: EXPERIMENTAL },
  ts_of_min_over_time: { ...OVER_TIME, since: [3, 5], feature: EXPERIMENTAL },
  vector: { args: ['scalar'], result: 'vector', labels: 'drop-name' },
  year: DATE,
} as const satisfies Readonly<Record<string, FunctionSignature>>;

/** Name of a function in `FUNCTIONS`. */
export type FunctionName = keyof typeof FUNCTIONS;

/** The signature of a function; undefined when no version of Prometheus has it. Names are case-sensitive. */
export function functionNamed(name: string): FunctionSignature | undefined {
  return BY_NAME.get(name);
}

/** Whether a function gives 1 where its argument finds no series, and nothing elsewhere. */
export function isAbsenceFunction(name: string): boolean {
  return functionNamed(name)?.labels === 'absent';
}

const BY_NAME: ReadonlyMap<string, FunctionSignature> = new Map(Object.entries(FUNCTIONS));
