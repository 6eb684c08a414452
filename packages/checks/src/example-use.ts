import type { QueryExample } from './check.ts';
import type { PanelUse } from './query-use.ts';

/** The use of an example that is PromQL alone: a line over time, of a panel that says nothing more. */
export const RANGE_QUERY: PanelUse = {
  kind: 'panel',
  range: true,
  instant: false,
  format: 'time_series',
  legend: '',
  variables: [],
  units: [],
};

/** An example that is the query of a panel. */
export function panelQuery(expr: string, use: Partial<PanelUse>): QueryExample {
  return { expr, use: { ...RANGE_QUERY, ...use } };
}

/** An example that is asked for one point in time, as tiles and tables do. */
export function instantQuery(expr: string): QueryExample {
  return panelQuery(expr, { range: false, instant: true });
}

/** An example that is the expression of an alerting rule. */
export function alertQuery(expr: string): QueryExample {
  return { expr, use: { kind: 'alert', labels: {}, annotations: {} } };
}
