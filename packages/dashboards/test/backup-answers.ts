import { type Labels, type PrometheusData, vector } from './responses.ts';

/** What tables ask of several things: by refId, then by the name of the thing; a thing that is not named has no series. */
export type Cells = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The answers to the queries of a table whose rows have these labels. */
export function tableAnswers(rows: Readonly<Record<string, Labels>>, cells: Cells): Record<string, PrometheusData> {
  return Object.fromEntries(
    Object.entries(cells).map(([refId, values]) => [
      refId,
      vector(...Object.entries(values).map(([name, value]) => [rows[name] ?? {}, value] as const)),
    ]),
  );
}

/** The answer to a query that is there for its labels: one series for each thing, with more labels than its key. */
export function labelled(
  rows: Readonly<Record<string, Labels>>,
  more: Readonly<Record<string, Labels>>,
): PrometheusData {
  return vector(...Object.entries(more).map(([name, labels]) => [{ ...rows[name], ...labels }, 1] as const));
}
