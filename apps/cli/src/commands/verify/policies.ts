import type { CatalogDescription, PolicyDescription } from '@lockstep/catalog';

/** The policy that forbids a label to a family, or undefined. */
export function forbiddenBy(
  family: string,
  label: string,
  catalogs: readonly CatalogDescription[],
): PolicyDescription | undefined {
  return catalogs
    .flatMap(({ policy }) => policy ?? [])
    .find(({ prefix, forbidden }) => family.startsWith(prefix) && Object.hasOwn(forbidden, label));
}
