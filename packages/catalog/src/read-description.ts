import { CATALOG_SCHEMA } from './catalog-schema.ts';
import type { CatalogDescription, MetricDescription } from './description.ts';
import { pointerTo, type SchemaProblem, schemaProblems } from './schema.ts';

/** What is wrong with a catalog on disk: `path` is a JSON pointer into it. */
export type CatalogFileProblem = SchemaProblem;

/**
 * Reads a catalog as `lockstep import` writes it, from JSON that is parsed already. Lists every mistake; unknown keys
 * are mistakes, too. The result shares its parts with `json`.
 */
export function readCatalogDescription(
  json: unknown,
): { readonly description: CatalogDescription } | { readonly problems: readonly CatalogFileProblem[] } {
  const shape = schemaProblems(CATALOG_SCHEMA, json);
  if (shape.length > 0) return { problems: shape };
  // The schema has found every part to be as the type says.
  const { lockstepCatalog, name, metrics } = json as CatalogDescription;
  const problems = Object.entries(metrics).flatMap(([metric, description]) =>
    metricProblems(description, pointerTo('/metrics', metric)),
  );
  return problems.length > 0 ? { problems } : { description: { lockstepCatalog, name, metrics } };
}

/** What a schema cannot say. */
function metricProblems({ type, labels, buckets, quantiles, range }: MetricDescription, path: string) {
  const rising = Object.entries({ buckets, quantiles }).flatMap(([key, bounds = []]) =>
    bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] ?? bound))
      ? []
      : [{ path: pointerTo(path, key), message: 'The numbers do not rise.', fix: 'Sort them.' }],
  );
  const part = PART_LABELS[type];
  const reserved =
    part !== undefined && Object.hasOwn(labels, part)
      ? [
          {
            path: pointerTo(`${path}/labels`, part),
            message: `Every ${type} has \`${part}\`: it is no label of the family.`,
            fix: `Remove it, and list its values in \`${type === 'histogram' ? 'buckets' : 'quantiles'}\`.`,
          },
        ]
      : [];
  const { min = -Infinity, max = Infinity } = range ?? {};
  const reversed =
    min > max ? [{ path: `${path}/range`, message: `\`${min}\` is above \`${max}\`.`, fix: 'Swap them.' }] : [];
  return [...rising, ...reserved, ...reversed];
}

const PART_LABELS: Readonly<Partial<Record<MetricDescription['type'], string>>> = {
  histogram: 'le',
  summary: 'quantile',
};
