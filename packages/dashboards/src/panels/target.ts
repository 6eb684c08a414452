import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Vector } from '../query/vector.ts';

/** Name of the one variable of every dashboard: the data source to read. */
export const DATASOURCE_VARIABLE = 'datasource';

/** What panels and targets name as their data source. */
export const DATASOURCE: DataSourceRef = { type: 'prometheus', uid: `\${${DATASOURCE_VARIABLE}}` };

/** A query of a panel, under a name that columns and overrides refer to. */
export interface PanelQuery<L extends string = string> {
  /** A word, not a letter: it becomes part of column names (`Value #online`). */
  readonly refId: string;
  readonly query: Vector<L>;
}

/** A query whose series are shown under a name. */
export interface NamedQuery<L extends string = string> extends PanelQuery<L> {
  /** Text, in which `{{label}}` stands for the value of a label that the query has. */
  readonly legend: string;
}

/** A target whose series run over the dashboard's time. */
export const rangeTarget = (from: NamedQuery): DataqueryBuilder => named(from).range();

/** A target that is evaluated once, at the end of the dashboard's time. */
export const instantTarget = (from: NamedQuery): DataqueryBuilder => named(from).instant();

/** A target whose series become the rows of one table. */
export const tableTarget = (from: PanelQuery): DataqueryBuilder => target(from).instant().format(PromQueryFormat.Table);

function target({ refId, query }: PanelQuery): DataqueryBuilder {
  return new DataqueryBuilder().refId(refId).expr(query.text).datasource(DATASOURCE);
}

function named(from: NamedQuery): DataqueryBuilder {
  const lost = [...from.legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].find(
    ([, label = '']) => !from.query.labels.includes(label),
  );
  if (lost !== undefined) {
    throw new TypeError(
      `Query \`${from.refId}\`: the legend shows \`${lost[0]}\`, but the query leaves only: ${from.query.labels.join(', ') || 'no labels'}.`,
    );
  }
  return target(from).legendFormat(from.legend);
}
