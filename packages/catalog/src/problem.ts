/** One thing that is wrong with a catalog: what, where, why, and how to repair it. */
export interface Problem {
  /** Stable id of what was broken: a lint (`LINTS`) or a rule of `defineCatalog`. */
  readonly code: string;
  /** The metric, `''` when the catalog as a whole is meant. */
  readonly metric: string;
  readonly message: string;
  readonly fix: string;
}

/** Thrown by `defineCatalog`: the catalog breaks rules. Holds every problem found, sorted by metric. */
export class CatalogError extends Error {
  readonly code = 'CATALOG_INVALID';
  readonly problems: readonly Problem[];

  constructor(catalog: string, problems: readonly Problem[]) {
    const lines = problems.map((p) => `  ${p.metric || '(catalog)'}: ${p.message} [${p.code}]\n    Fix: ${p.fix}`);
    super(
      `Catalog \`${catalog}\` has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${lines.join('\n')}`,
    );
    this.name = 'CatalogError';
    this.problems = problems;
  }
}
