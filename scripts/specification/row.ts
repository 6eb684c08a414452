/** One thing that the specification names, and where this project has it. */
export interface SpecificationRow {
  /** As the specification writes it. */
  readonly says: string;
  /** Where it lives here; a sentence, or the path of a file. */
  readonly here: string;
  /** What stands in its place, and why the original cannot. Absent: it is here as it is written. */
  readonly instead?: string;
  readonly proof: Proof;
  /** What a machine can look up in catalogs, dashboards, rules and the compose file. */
  readonly names?: Named;
}

/** The test that proves a row: a file of this repository, and words of the test's name or of its table. */
export interface Proof {
  readonly file: string;
  readonly test: string;
}

/** Something with a name in generated files. */
export type Named =
  | { readonly metric: string; readonly labels: readonly string[] }
  | { readonly dashboard: string; readonly panel: string }
  | { readonly rules: string; readonly alert: string; readonly has?: object }
  | { readonly variable: string };

/** A section of the specification. */
export interface SpecificationSection {
  readonly title: string;
  readonly rows: readonly SpecificationRow[];
}
