import type { KnownMetrics } from '@lockstep/checks';
import {
  analyse,
  type Analysis,
  type Expr,
  formatUnit,
  type LabelFlow,
  print,
  type QueryProblem,
  type TargetProfile,
  validateQuery,
  type ValueType,
} from '@lockstep/promql';

/** What is understood of a query: of one that is wrong, the first mistake only. */
export type Explanation =
  UnderstoodQuery | { readonly query: string; readonly ok: false; readonly error: QueryProblem };

/** A query that Prometheus would run. */
export interface UnderstoodQuery {
  readonly query: string;
  readonly ok: true;
  readonly expr: Expr;
  readonly type: ValueType;
  /** As Prometheus would write it. */
  readonly canonical: string;
  readonly analysis: Analysis;
}

/** What queries are explained with; without metrics nothing is known of any selector. */
export interface Knowledge {
  readonly metrics: KnownMetrics | undefined;
  readonly profile: TargetProfile;
}

/** Parses, types and analyses a query. */
export function explainQuery(query: string, { metrics, profile }: Knowledge): Explanation {
  const { parsed, type, problems } = validateQuery(query, profile);
  const { expr } = parsed;
  const [error] = problems;
  if (expr === undefined || type === undefined || error !== undefined) {
    return { query, ok: false, error: error ?? { from: 0, to: query.length, message: 'The query cannot be read.' } };
  }
  const analysis = analyse(metrics?.lookup ?? (() => undefined));
  return { query, ok: true, expr, type, canonical: print(expr), analysis };
}

/** An explanation as one line of JSON. Labels of scalars and strings are none; `may` is null when any is possible. */
export function explanationJson(explanation: Explanation): string {
  const { query, ok } = explanation;
  if (!explanation.ok) {
    const { message, from, to } = explanation.error;
    return JSON.stringify({ query, ok, error: { message, start: from, end: to } });
  }
  const { expr, type, canonical, analysis } = explanation;
  const unit = unitText(analysis, expr);
  return JSON.stringify({ query, ok, type, canonical, unit, labels: labelLists(analysis.labels(expr)) });
}

/** The unit of a node in words; undefined when it is not known. */
export function unitText(analysis: Analysis, node: Expr): string | undefined {
  const found = analysis.scaledUnit(node);
  return found === undefined ? undefined : formatUnit(found.unit, found.scale);
}

/** Labels of a result by name; the name of the metric is no label here. */
export function labelLists(flow: LabelFlow | undefined): {
  readonly must: readonly string[];
  readonly may: readonly string[] | null;
} {
  if (flow === undefined) return { must: [], may: [] };
  return { must: listed(flow.must), may: flow.may === 'anything' ? null : listed(flow.may) };
}

function listed(labels: ReadonlySet<string>): readonly string[] {
  return [...labels].filter((label) => label !== '__name__').sort();
}
