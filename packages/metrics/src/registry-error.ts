/** What `createRegistry` refuses. */
export type RegistryErrorCode = 'DUPLICATE_FAMILY' | 'CLASHING_FAMILIES' | 'OVER_BUDGET';

const FIXES: Readonly<Record<RegistryErrorCode, string>> = {
  DUPLICATE_FAMILY: 'Name each catalog once, and let one catalog own the family.',
  CLASHING_FAMILIES: 'Rename one of them: a scraper could not tell their samples apart.',
  OVER_BUDGET: 'Raise `maxSeries`.',
};

/** Thrown by `createRegistry`: these catalogs cannot be on one page. */
export class RegistryError extends Error {
  readonly code: RegistryErrorCode;

  constructor(code: RegistryErrorCode, message: string) {
    super(`${message} Fix: ${FIXES[code]}`);
    this.name = 'RegistryError';
    this.code = code;
  }
}
