import type { QueryUse, VariableFacts } from '../query-use.ts';

/** What a file holds that can be checked. */
export type Document = DashboardDocument | RulesDocument;

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
  /** As it was read, for checks of what has no place in this shape. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Of all rows, collapsed ones included, in the order of the file. */
  readonly panels: readonly PanelView[];
  readonly variables: readonly VariableView[];
  /** Queries of annotations. */
  readonly annotations: readonly PlacedQuery[];
  /** Targets that are not checked because their data source is no Prometheus. */
  readonly skippedTargets: number;
}

/** A variable of a dashboard. */
export interface VariableView extends VariableFacts {
  /** `query`, `datasource`, `custom`, `interval`, `constant`, `textbox`, `adhoc`. */
  readonly type: string;
  readonly path: string;
  readonly json: Readonly<Record<string, unknown>>;
  /** The PromQL in it: the selector of `label_values(selector, label)`, the expression of `query_result(...)`. */
  readonly queries: readonly PlacedQuery[];
}

/** A panel; paths are JSON pointers into the file. */
export interface PanelView {
  readonly title: string;
  readonly path: string;
  readonly type: string;
  readonly id: number | undefined;
  readonly json: Readonly<Record<string, unknown>>;
  readonly targets: readonly TargetView[];
}

/** A Prometheus query of a panel. */
export interface TargetView extends PlacedQuery {
  readonly refId: string;
  readonly hidden: boolean;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Rules of Prometheus, of a PrometheusRule object, or of Grafana's own alerting. */
export interface RulesDocument {
  readonly kind: 'rules';
  readonly file: string;
  readonly flavour: 'prometheus' | 'prometheus-operator' | 'grafana';
  readonly groups: readonly RuleGroupView[];
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
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly forSeconds: number | undefined;
}
