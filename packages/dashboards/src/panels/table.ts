import {
  TableCellHeight,
  type TableFieldOptions,
  TableFooterOptionsBuilder,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { fieldConfig, type FieldOptions, type FieldOverride } from './field.ts';
import { frame, type PanelFrame } from './panel.ts';
import { type PanelQuery, tableTarget } from './target.ts';

/** A table: one row per value of the key labels, one column per query. */
export interface TablePanel<K extends string> extends PanelFrame {
  /** Labels that every query has; rows with the same values become one row. */
  readonly key: readonly K[];
  readonly queries: readonly PanelQuery[];
  readonly columns: readonly Column[];
  /** Most urgent first. Absent values count as the smallest. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly field: FieldOptions<TableFieldOptions>;
}

/** A column, from left to right. */
export interface Column {
  readonly title: string;
  /** A label, or the refId of a query for its value. */
  readonly from: { readonly label: string } | { readonly value: string };
  readonly options?: FieldOptions<TableFieldOptions>;
}

/**
 * A table panel. Its queries are merged on the labels that they share.
 *
 * @throws {TypeError} when a query lacks a key label: `merge` would then not merge, without a word.
 */
export function tablePanel<K extends string>(panel: TablePanel<K>): Panel {
  requireKey(panel);
  const overrides: FieldOverride<TableFieldOptions>[] = panel.columns.flatMap(({ title, options }) =>
    options === undefined ? [] : [{ name: title, options }],
  );
  const built = frame(new PanelBuilder(), panel, panel.queries.map(tableTarget))
    .cellHeight(TableCellHeight.Sm)
    .footer(new TableFooterOptionsBuilder().show(false).reducer([]).countRows(false).enablePagination(true))
    .sortBy(
      panel.sort.map(({ column, descending }) =>
        new TableSortByFieldStateBuilder().displayName(column).desc(descending),
      ),
    )
    .transformations([{ id: 'merge', options: {} }, organize(panel)])
    .build();
  return { ...built, fieldConfig: fieldConfig(panel.field, overrides) };
}

function requireKey({ key, queries, title }: TablePanel<string>): void {
  for (const { refId, query } of queries) {
    const lacking = key.filter((label) => !query.labels.includes(label));
    if (lacking.length > 0) {
      throw new TypeError(
        `Panel \`${title}\`, query \`${refId}\` has no label \`${lacking.join('`, `')}\` to merge on.`,
      );
    }
  }
}

/** Orders and names the columns. Values that are no column (a query that is there for a label) are left out. */
function organize({ columns, queries }: TablePanel<string>): DataTransformerConfig {
  const fields = columns.map(({ from }) => fieldName(from, queries.length));
  const unused = queries
    .map(({ refId }) => fieldName({ value: refId }, queries.length))
    .filter((name) => !fields.includes(name));
  return {
    id: 'organize',
    options: {
      excludeByName: Object.fromEntries(['Time', ...unused].map((name) => [name, true])),
      indexByName: Object.fromEntries(fields.map((name, index) => [name, index])),
      renameByName: Object.fromEntries(fields.map((name, index) => [name, columns[index]?.title ?? name])),
      includeByName: {},
    },
  };
}

/** With one query Grafana calls its values `Value`, with several `Value #refId`. */
function fieldName(from: Column['from'], queries: number): string {
  if ('label' in from) return from.label;
  return queries === 1 ? 'Value' : `Value #${from.value}`;
}
