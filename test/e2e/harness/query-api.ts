/** One series of an instant answer. A scalar is a sample without labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One series of a range answer: pairs of Unix seconds and value, in order of time. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly (readonly [atSeconds: number, value: number])[];
}

/** The window of a range query, in Unix seconds and seconds. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A scrape target as the server of the metrics sees it. */
export interface ScrapeTarget {
  readonly health: string;
  readonly lastError: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** `GET /api/v1/query` of Prometheus or VictoriaMetrics. Without `at` the server takes its own clock. */
export async function queryInstant(url: string, expr: string, at?: number): Promise<Sample[]> {
  const parameters = { query: expr, ...(at === undefined ? {} : { time: String(at) }) };
  const { resultType, result } = await ask<QueryAnswer>(url, 'query', parameters);
  if (resultType === 'scalar') return [{ labels: {}, value: Number(result[1]) }];
  if (resultType !== 'vector') throw new Error(`\`${expr}\` gives a ${resultType}, not a vector.`);
  return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
}

/** `GET /api/v1/query_range`. */
export async function queryRange(url: string, expr: string, range: QueryRange): Promise<Series[]> {
  const { start, end, step } = range;
  // Without `nocache` VictoriaMetrics moves start and end to multiples of the step; Prometheus does not know the word.
  const parameters = { query: expr, start: String(start), end: String(end), step: String(step), nocache: '1' };
  const { resultType, result } = await ask<QueryAnswer>(url, 'query_range', parameters);
  if (resultType !== 'matrix') throw new Error(`\`${expr}\` gives a ${resultType}, not a matrix.`);
  return result.map(({ metric, values }) => ({
    labels: metric,
    points: values.map(([at, value]) => [at, Number(value)] as const),
  }));
}

/** `GET /api/v1/targets`: what is scraped, and the error of the last scrape. */
export async function scrapeTargets(url: string): Promise<ScrapeTarget[]> {
  const { activeTargets } = await ask<{ activeTargets: ScrapeTarget[] }>(url, 'targets', { state: 'active' });
  return activeTargets;
}

type QueryAnswer =
  | { resultType: 'vector'; result: { metric: Record<string, string>; value: [number, string] }[] }
  | { resultType: 'matrix'; result: { metric: Record<string, string>; values: [number, string][] }[] }
  | { resultType: 'scalar'; result: [number, string] };

async function ask<T>(url: string, method: string, parameters: Record<string, string>): Promise<T> {
  const response = await fetch(`${url}/api/v1/${method}?${new URLSearchParams(parameters).toString()}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} of \`${parameters['query'] ?? ''}\`: ${response.status} ${text}`);
  const answer = JSON.parse(text) as { status: string; data: T };
  if (answer.status !== 'success') throw new Error(`${method} of \`${parameters['query'] ?? ''}\`: ${text}`);
  return answer.data;
}
