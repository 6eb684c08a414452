import type { PromqlType } from './piece.ts';

/** One series of an answer. Values are in the order of time, those of scalars have no labels. */
export interface AnsweredSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly number[];
}

/** What Prometheus said to a query: that it is none, that it failed when it ran, or what it gives. */
export type Answer =
  | { readonly kind: 'rejected' | 'failed'; readonly message: string }
  | { readonly kind: 'answered'; readonly type: PromqlType; readonly series: readonly AnsweredSeries[] };

/** Reads the body of `/api/v1/query` or `query_range`. Bodies with HTTP status 400 are of queries that were not run. */
export function readAnswer(status: number, body: unknown): Answer {
  const { error, data } = body as QueryBody;
  if (data === undefined) return { kind: status === 400 ? 'rejected' : 'failed', message: error ?? `HTTP ${status}` };
  return { kind: 'answered', type: data.resultType, series: seriesOf(data) };
}

/** As `https://prometheus.io/docs/prometheus/latest/querying/api/` has it. */
interface QueryBody {
  readonly error?: string;
  readonly data?: QueryData;
}

type Point = readonly [at: number, value: string];

type QueryData =
  | { readonly resultType: 'scalar' | 'string'; readonly result: Point }
  | { readonly resultType: 'vector'; readonly result: readonly { metric: Record<string, string>; value?: Point }[] }
  | { readonly resultType: 'matrix'; readonly result: readonly { metric: Record<string, string>; values?: Point[] }[] };

function seriesOf(data: QueryData): AnsweredSeries[] {
  switch (data.resultType) {
    case 'string':
      return [];
    case 'scalar':
      return [{ labels: {}, values: [numberOf(data.result)] }];
    case 'vector':
      return data.result.map(({ metric, value }) => ({ labels: metric, values: value ? [numberOf(value)] : [] }));
    case 'matrix':
      return data.result.map(({ metric, values = [] }) => ({ labels: metric, values: values.map(numberOf) }));
  }
}

function numberOf([, text]: Point): number {
  return text.endsWith('Inf') ? Number(`${text}inity`) : Number(text);
}
