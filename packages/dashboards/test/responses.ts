/** The `data` of an answer of the Prometheus query API. */
export type PrometheusData =
  | { readonly resultType: 'vector'; readonly result: readonly { metric: Labels; value: Sample }[] }
  | { readonly resultType: 'matrix'; readonly result: readonly { metric: Labels; values: readonly Sample[] }[] };

/** The labels of a series. */
export type Labels = Readonly<Record<string, string>>;

/** Unix time in seconds, value as text: `['NaN']` exists. */
export type Sample = readonly [time: number, value: string];

/** The time at which the hand-made answers were given. */
const NOW = 1_800_000_000;

/** An answer to an instant query. */
export function vector(...rows: readonly (readonly [labels: Labels, value: number])[]): PrometheusData {
  return { resultType: 'vector', result: rows.map(([metric, value]) => ({ metric, value: [NOW, String(value)] })) };
}

/** An answer to a range query: values one minute apart, the last one `endedAgo` seconds before `NOW`. */
export function matrix(
  ...rows: readonly (readonly [labels: Labels, values: readonly number[], endedAgo?: number])[]
): PrometheusData {
  const result = rows.map(([metric, values, endedAgo = 0]) => ({
    metric,
    values: values.map((value, i): Sample => [NOW - endedAgo - 60 * (values.length - 1 - i), String(value)]),
  }));
  return { resultType: 'matrix', result };
}
