/** Major and minor version of Prometheus. */
export type Version = readonly [major: number, minor: number];

/** The server that a query is meant for: what it understands beyond Prometheus 2.42, the oldest in use. */
export interface TargetProfile {
  readonly version: Version;
  /** `--enable-feature` flags that widen the language. */
  readonly features: ReadonlySet<PromqlFeature>;
}

/** Feature flags that widen the language. */
export const PROMQL_FEATURES = [
  'promql-experimental-functions',
  'promql-duration-expr',
  'promql-extended-range-selectors',
  'promql-binop-fill-modifiers',
] as const;

/** One of `PROMQL_FEATURES`. */
export type PromqlFeature = (typeof PROMQL_FEATURES)[number];

/** A current Prometheus 3 without flags: what queries are checked against unless something else is said. */
export const PROMETHEUS_3: TargetProfile = { version: [3, 5], features: new Set() };

/** The oldest that the generated queries hold on. */
export const PROMETHEUS_2_42: TargetProfile = { version: [2, 42], features: new Set() };

/** Everything that the grammar knows, for conformance with the parser's own tests. */
export const EVERYTHING: TargetProfile = { version: [99, 0], features: new Set(PROMQL_FEATURES) };
