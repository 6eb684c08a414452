/** What registries and collectors refuse. */
export type RegistryErrorCode =
  'FAMILY_IN_BOTH' | 'DUPLICATE_FAMILY' | 'CLASHING_FAMILIES' | 'OVER_BUDGET' | 'INVALID_LIMITS' | 'FOREIGN_SNAPSHOT';

const FIXES: Readonly<Record<RegistryErrorCode, string>> = {
  DUPLICATE_FAMILY: 'Name each catalog once, and let one catalog own the family.',
  CLASHING_FAMILIES: 'Rename one of them: a scraper could not tell their samples apart.',
  OVER_BUDGET: 'Raise `maxSeries`.',
  FAMILY_IN_BOTH:
    'Record with the instrument of the catalog and remove the metric from prom-client, or rename one of them.',
  FOREIGN_SNAPSHOT: 'Run the same version in all processes, with the same catalogs.',
  INVALID_LIMITS: 'Correct each line above.',
};

/** Thrown where catalogs, limits or processes cannot come together on one page. */
export class RegistryError extends Error {
  readonly code: RegistryErrorCode;

  constructor(code: RegistryErrorCode, message: string) {
    super(`${message} Fix: ${FIXES[code]}`);
    this.name = 'RegistryError';
    this.code = code;
  }
}
