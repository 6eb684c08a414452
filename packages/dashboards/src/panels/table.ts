import {
  TableCellHeight,
  type TableFieldOptions,
  TableFooterOptionsBuilder,
  TableSortByFieldStateBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DataTransformerConfig, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import type { Query } from '@lockstep/query';
import { fieldConfig, type FieldOptions, type FieldOverride } from './field.ts';
import { frame, type PanelFrame } from './panel.ts';
import { tableTarget, type Targets } from './target.ts';

/** A table: one row per value of the key labels, one column per query. */
export interface TablePanel<K extends string, Q extends Targets<Query>> extends PanelFrame {
  /** Labels that every query has; rows with the same values become one row. */
  readonly key: readonly K[];
  readonly queries: Q & HavingKey<K, Q>;
  readonly columns: readonly Column<LabelsOf<Q>, keyof Q & string>[];
  /** Most urgent first. Absent values count as the smallest. */
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly field: FieldOptions<TableFieldOptions>;
}

/** A column, from left to right. */
export interface Column<L extends string, R extends string> {
  readonly title: string;
  /** A label that some query has, or the refId of a query for its value. */
  readonly from: { readonly label: L } | { readonly value: R };
  readonly options?: FieldOptions<TableFieldOptions>;
}

/** Refuses queries that lack a label of the key. */
type HavingKey<K extends string, Q extends Targets<Query>> = {
  readonly [R in keyof Q]: [K] extends [LabelOf<Q[R]>]
    ? unknown
    : `query '${R & string}' has no label '${Exclude<K, LabelOf<Q[R]>>}' to merge on`;
};

type LabelsOf<Q extends Targets<Query>> = LabelOf<Q[keyof Q]>;

type LabelOf<Q extends Query> = Q extends Query<infer L> ? L : never;

/**
 * A table panel. Its queries are merged on the labels that they share.
 *
 * @throws {TypeError} when a query lacks a key label: `merge` would then not merge, without a word.
 */
export function tablePanel<const K extends string, const Q extends Targets<Query>>(panel: TablePanel<K, Q>): Panel {
  const queries: [string, Query][] = Object.entries(panel.queries);
  requireKey(panel, queries);
  const overrides: FieldOverride<TableFieldOptions>[] = panel.columns.flatMap(({ title, options }) =>
    options === undefined ? [] : [{ name: title, options }],
  );
  const built = frame(
    new PanelBuilder(),
    panel,
    queries.map(([refId, query]) => tableTarget(refId, query)),
  )
    .cellHeight(TableCellHeight.Sm)
    .footer(new TableFooterOptionsBuilder().show(false).reducer([]).countRows(false).enablePagination(true))
    .sortBy(
      panel.sort.map(({ column, descending }) =>
        new TableSortByFieldStateBuilder().displayName(column).desc(descending),
      ),
    )
    .transformations([
      { id: 'merge', options: {} },
      organize(
        panel.columns,
        queries.map(([refId]) => refId),
      ),
    ])
    .build();
  return { ...built, fieldConfig: fieldConfig(panel.field, overrides) };
}

function requireKey(
  { key, title }: { readonly key: readonly string[]; readonly title: string },
  queries: readonly [string, Query][],
): void {
  for (const [refId, { labels }] of queries) {
    const lacking = labels === 'anything' ? [] : key.filter((label) => !labels.includes(label));
    if (lacking.length > 0) {
      throw new TypeError(
        `Panel \`${title}\`, query \`${refId}\` has no label \`${lacking.join('`, `')}\` to merge on.`,
      );
    }
  }
}

type AnyColumn = Column<string, string>;

/** Orders and names the columns. Values that are no column (a query that is there for a label) are left out. */
function organize(columns: readonly AnyColumn[], refIds: readonly string[]): DataTransformerConfig {
  const fields = columns.map(({ from }) => fieldName(from, refIds.length));
  const unused = refIds
    .map((refId) => fieldName({ value: refId }, refIds.length))
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
function fieldName(from: AnyColumn['from'], queries: number): string {
  if ('label' in from) return from.label;
  return queries === 1 ? 'Value' : `Value #${from.value}`;
}
