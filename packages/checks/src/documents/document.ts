import type { QueryUse, VariableFacts } from '../query-use.ts';

/** What a file holds that can be checked. */
export type Document = DashboardDocument | RulesDocument;

/** JSON of which nothing is known but that it is an object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Anything at its place. Paths are JSON pointers into the file. A file of several YAML documents is read as an array of
 * them, so that their pointers begin with `/0`, `/1`; a pointer into JSON that stands in a text (of a ConfigMap) goes on
 * behind that text.
 */
export interface Placed<T> {
  readonly path: string;
  readonly value: T;
}

/** A query where it stands. */
export interface PlacedQuery {
  readonly text: string;
  readonly use: QueryUse;
  /** JSON pointer to the text. */
  readonly path: string;
}

/** A dashboard of any Grafana, in one shape. */
export interface DashboardDocument {
  readonly kind: 'dashboard';
  readonly file: string;
  readonly uid: string;
  readonly title: string;
  /** Pointer to the dashboard in the file: `''`, `/dashboard`, `/spec`. */
  readonly path: string;
  /** As it was read, for checks of what has no place in this shape. */
  readonly json: JsonObject;
  /** `elements` is schema v2, of Grafana 12 and later. `library-panel` is one panel, whose variables stand elsewhere. */
  readonly flavour: 'panels' | 'elements' | 'library-panel';
  /** Of all rows and tabs, collapsed ones included, in the order of the file. */
  readonly panels: readonly PanelView[];
  readonly variables: readonly VariableView[];
  /** Queries of annotations. */
  readonly annotations: readonly PlacedQuery[];
  /** Names of `__inputs`, which only the import by hand replaces. */
  readonly inputs: readonly Placed<string>[];
  /** Points in time: from, to. */
  readonly timeRange: readonly Placed<unknown>[];
  /** How often the dashboard asks again. */
  readonly refresh: Placed<unknown> | undefined;
  /** Targets that are not checked because their data source is no Prometheus. */
  readonly skippedTargets: readonly Placed<JsonObject>[];
}

/** A variable of a dashboard. */
export interface VariableView extends VariableFacts {
  /** `query`, `datasource`, `custom`, `interval`, `constant`, `textbox`, `adhoc`, `groupby`, `switch`. */
  readonly type: string;
  readonly path: string;
  /** In schema v2, the `spec`. */
  readonly json: JsonObject;
  /** The kind of data source of a `datasource` variable: `prometheus`. */
  readonly pluginId: string;
  /** The PromQL in it: the selector of `label_values(selector, label)`, the expression of `query_result(...)`. */
  readonly queries: readonly PlacedQuery[];
  /** The label of `label_values(selector, label)`. */
  readonly label: Placed<string> | undefined;
}

/** A rectangle on Grafana's grid: 24 columns wide, rows without end. */
export interface GridPlace extends Placed<JsonObject> {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** The row, tab or dashboard whose grid it is; grids have nothing to do with each other. */
  readonly container: string;
}

/** A panel; paths are JSON pointers into the file. Also a row of schema v1, of the type `row`. */
export interface PanelView {
  readonly title: string;
  readonly path: string;
  /** `table-old` is the table of Grafana 6 and before, which shares nothing with `table`. */
  readonly type: string;
  readonly id: number | undefined;
  /** In schema v2, the `spec`. */
  readonly json: JsonObject;
  /** Absent in layouts that place panels by themselves, and in rows of 12 spans. */
  readonly grid: GridPlace | undefined;
  readonly options: Placed<JsonObject>;
  /** Options of fields: the defaults, and every property of every override under its id. */
  readonly fieldOptions: readonly FieldOption[];
  readonly overrides: readonly OverrideView[];
  readonly transformations: readonly TransformationView[];
  /** `timeFrom`, `timeShift`, `interval`. */
  readonly times: Placed<JsonObject>;
  /** Name of a library panel that is shown here. Its queries are those that the file holds of it, if any. */
  readonly library: string | undefined;
  /** Prometheus queries. Hidden ones count; those without a text do not, since Grafana does not send them. */
  readonly targets: readonly TargetView[];
  /** How many targets there are, whatever their data source. */
  readonly targetCount: number;
}

/** One option of a field: `unit`, `thresholds`, `custom.hidden`. */
export interface FieldOption extends Placed<unknown> {
  readonly id: string;
}

/** Options for some fields. */
export interface OverrideView {
  /** To the matcher. */
  readonly path: string;
  readonly matcher: string;
  /** What the matcher looks for; a name with `byName`. */
  readonly options: unknown;
  readonly properties: readonly FieldOption[];
}

/** A transformation of a panel's data. */
export interface TransformationView {
  readonly path: string;
  readonly id: string;
  readonly options: JsonObject;
}

/** A Prometheus query of a panel. */
export interface TargetView extends PlacedQuery {
  readonly refId: string;
  readonly hidden: boolean;
  readonly json: JsonObject;
  /** To the target as a whole; `path` is that of the query. */
  readonly targetPath: string;
  /** The data source in force, wherever it is said: uid or name, as written. Absent: Grafana's default. */
  readonly datasource: Placed<string> | undefined;
}

/** Rules of Prometheus, of a PrometheusRule object, or of Grafana's own alerting. */
export interface RulesDocument {
  readonly kind: 'rules';
  readonly file: string;
  readonly flavour: 'prometheus' | 'prometheus-operator' | 'grafana';
  readonly groups: readonly RuleGroupView[];
  /** Queries of Grafana's rules that are not checked because their data source is no Prometheus. */
  readonly skippedQueries: readonly Placed<JsonObject>[];
}

/** A group of rules, evaluated in order. */
export interface RuleGroupView {
  readonly name: string;
  readonly path: string;
  readonly intervalSeconds: number | undefined;
  readonly rules: readonly RuleView[];
}

/** A rule. */
export interface RuleView {
  readonly kind: 'alert' | 'record';
  readonly name: string;
  readonly path: string;
  readonly query: PlacedQuery;
  /** Further queries of a rule of Grafana, whose condition is then made of several. */
  readonly otherQueries: readonly PlacedQuery[];
  /** Those of the group included. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly forSeconds: number | undefined;
}
