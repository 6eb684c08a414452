import type { PromqlType } from './piece.ts';

/** A function for the generator: letters of its arguments, and what it gives. Kept apart from the tables under test. */
export interface Signature {
  readonly name: string;
  /** `v` vector, `m` matrix, `s` scalar, `t` string, `l` label name, `x` regular expression; after `?` they may be left out. */
  readonly args: string;
  readonly gives: PromqlType;
}

const OF_MATRIX =
  'rate irate increase delta idelta deriv changes resets avg_over_time sum_over_time min_over_time max_over_time ' +
  'count_over_time last_over_time present_over_time absent_over_time stddev_over_time stdvar_over_time ' +
  'mad_over_time ts_of_max_over_time ts_of_min_over_time ts_of_last_over_time first_over_time ts_of_first_over_time';

const OF_VECTOR =
  'abs absent ceil floor exp ln log2 log10 sqrt sgn sort sort_desc timestamp ' +
  'acos acosh asin asinh atan atanh cos cosh sin sinh tan tanh deg rad ' +
  'histogram_avg histogram_count histogram_sum histogram_stddev histogram_stdvar';

const OF_OPTIONAL_VECTOR = 'day_of_month day_of_week day_of_year days_in_month hour minute month year';

const OTHERS: readonly Signature[] = [
  { name: 'clamp', args: 'vss', gives: 'vector' },
  { name: 'clamp_max', args: 'vs', gives: 'vector' },
  { name: 'clamp_min', args: 'vs', gives: 'vector' },
  { name: 'round', args: 'v?s', gives: 'vector' },
  { name: 'predict_linear', args: 'ms', gives: 'vector' },
  { name: 'quantile_over_time', args: 'sm', gives: 'vector' },
  { name: 'holt_winters', args: 'mss', gives: 'vector' },
  { name: 'double_exponential_smoothing', args: 'mss', gives: 'vector' },
  { name: 'histogram_quantile', args: 'sv', gives: 'vector' },
  { name: 'histogram_fraction', args: 'ssv', gives: 'vector' },
  { name: 'label_replace', args: 'vlrlx', gives: 'vector' },
  { name: 'label_join', args: 'vltl?ll', gives: 'vector' },
  { name: 'sort_by_label', args: 'vl?l', gives: 'vector' },
  { name: 'sort_by_label_desc', args: 'v?l', gives: 'vector' },
  { name: 'vector', args: 's', gives: 'vector' },
  { name: 'info', args: 'v', gives: 'vector' },
  { name: 'scalar', args: 'v', gives: 'scalar' },
  { name: 'time', args: '', gives: 'scalar' },
  { name: 'pi', args: '', gives: 'scalar' },
  { name: 'no_function', args: 'v', gives: 'vector' },
];

/** Functions of Prometheus 2.42 to 3.5, and one that no version has. */
export const SIGNATURES: readonly [Signature, ...Signature[]] = [
  { name: 'rate', args: 'm', gives: 'vector' },
  ...OTHERS,
  ...OF_MATRIX.split(' ').map((name): Signature => ({ name, args: 'm', gives: 'vector' })),
  ...OF_VECTOR.split(' ').map((name): Signature => ({ name, args: 'v', gives: 'vector' })),
  ...OF_OPTIONAL_VECTOR.split(' ').map((name): Signature => ({ name, args: '?v', gives: 'vector' })),
];
