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
  const { $schema: _, ...description } = json as CatalogDescription & { readonly $schema?: string };
  const problems = Object.entries(description.metrics).flatMap(([metric, about]) =>
    metricProblems(about, pointerTo('/metrics', metric)),
  );
  return problems.length > 0 ? { problems } : { description };
}

/** What a schema cannot say. */
function metricProblems(metric: MetricDescription, path: string): CatalogFileProblem[] {
  const { type, labels, buckets, quantiles, range } = metric;
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
  return [...rising, ...reserved, ...reversed, ...unknownLabels(metric, path)];
}

/** Labels that others of the family refer to, and that it has not. */
function unknownLabels({ labels, exclusive = [] }: MetricDescription, path: string): CatalogFileProblem[] {
  const named = [
    ...exclusive.map((label, index) => ({ label, path: pointerTo(`${path}/exclusive`, String(index)) })),
    ...Object.entries(labels).flatMap(([name, { follows }]) =>
      follows === undefined ? [] : [{ label: follows, path: `${pointerTo(`${path}/labels`, name)}/follows` }],
    ),
  ];
  return named
    .filter(({ label }) => !Object.hasOwn(labels, label))
    .map((place) => ({
      path: place.path,
      message: `There is no label \`${place.label}\`.`,
      fix: 'Name a label of the family.',
    }));
}

const PART_LABELS: Readonly<Partial<Record<MetricDescription['type'], string>>> = {
  histogram: 'le',
  summary: 'quantile',
};
