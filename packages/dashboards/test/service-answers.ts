import { matrix, type PrometheusData, vector } from './responses.ts';

/** The answers to the queries of tiles, by refId: one series without labels each. */
export function tileAnswers(values: Readonly<Record<string, number>>): Record<string, PrometheusData> {
  return Object.fromEntries(Object.entries(values).map(([refId, value]) => [refId, vector([{}, value])]));
}

/** The answer to a query of lines that differ in one label, by its value. */
export function linesBy(label: string, lines: Readonly<Record<string, readonly number[]>>): PrometheusData {
  return matrix(...Object.entries(lines).map(([value, values]) => [{ [label]: value }, values] as const));
}

/** The answer to a query of one line without labels. */
export const line = (...values: readonly number[]): PrometheusData => matrix([{}, values]);
