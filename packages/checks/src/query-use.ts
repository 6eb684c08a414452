/** Where a query stands, which decides what must be true of it. */
export type QueryUse = PanelUse | RuleUse | { readonly kind: 'variable' | 'annotation' | 'expression' };

/** A query of a panel. */
export interface PanelUse {
  readonly kind: 'panel';
  /** `timeseries`, `stat`, `table`: as Grafana names it. */
  readonly panelType: string;
  /** `range`: a line over time; `instant`: one value per series. Both may be asked for. */
  readonly range: boolean;
  readonly instant: boolean;
  /** As Grafana has it: `time_series`, `table`, `heatmap`. */
  readonly format: string;
  /** `{{label}}` stands for a value; empty or `__auto`: Grafana writes the labels. */
  readonly legend: string;
  /** Names of the dashboard's variables. */
  readonly variables: readonly VariableFacts[];
  /** What `$__interval` never falls below, in seconds; absent when the panel does not say. */
  readonly minIntervalSeconds?: number;
  /** Grafana's unit ids that the values of this query are shown with; empty when not known. */
  readonly units: readonly string[];
}

/** A variable of a dashboard as far as queries are concerned. */
export interface VariableFacts {
  readonly name: string;
  readonly multi: boolean;
  readonly includeAll: boolean;
  /** The label whose values it offers. Where no series has that label, it is empty. */
  readonly valuesOf?: string;
  /** True when "All" stands for a regex that matches the empty string, such as `.*`. */
  readonly allPassesEmpty?: true;
}

/** The expression of a rule. */
export interface RuleUse {
  readonly kind: 'alert' | 'record';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** `for`, in seconds; absent when not given. */
  readonly forSeconds?: number;
  /** True of Grafana's rules whose threshold is an expression of its own: the query need not compare anything. */
  readonly comparedElsewhere?: true;
}
