import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { LegendedQuery, Query } from '@lockstep/query';

/** Name of the variable that every dashboard has: the data source to read. */
export const DATASOURCE_VARIABLE = 'datasource';

/** What panels and targets name as their data source. */
export const DATASOURCE: DataSourceRef = { type: 'prometheus', uid: `\${${DATASOURCE_VARIABLE}}` };

/**
 * The queries of a panel, in their order. The key is the refId: a word, not a letter, because it becomes part of column
 * names (`Value #online`).
 */
export type Targets<T> = Readonly<Record<string, T>>;

/** A target whose series run over the dashboard's time. */
export const rangeTarget = (refId: string, { query, legend }: LegendedQuery): DataqueryBuilder =>
  target(refId, query).legendFormat(legend).range();

/** A target that is evaluated once, at the end of the dashboard's time. */
export const instantTarget = (refId: string, { query, legend }: LegendedQuery): DataqueryBuilder =>
  target(refId, query).legendFormat(legend).instant();

/** A target whose series become the rows of one table. */
export const tableTarget = (refId: string, query: Query): DataqueryBuilder =>
  target(refId, query).instant().format(PromQueryFormat.Table);

function target(refId: string, query: Query): DataqueryBuilder {
  return new DataqueryBuilder().refId(refId).expr(query.text).datasource(DATASOURCE);
}
