import { type LabelDescription, type MetricDescription, seriesOfFamily } from '@lockstep/catalog';
import type { SeriesFacts } from '@lockstep/promql';
import { QueryError } from './query-error.ts';

/** What a query knows of the series of one name that it reads. */
export interface KnownSeries {
  readonly family: string;
  readonly kind: 'counter' | 'gauge' | 'unknown';
  readonly labels: Readonly<Record<string, LabelDescription>>;
  readonly facts: SeriesFacts;
  /** False for what was declared in passing, without a catalog. */
  readonly checked: boolean;
}

/** Series by name. */
export type Known = ReadonlyMap<string, KnownSeries>;

/** How series come to be known. */
export interface Provenance {
  /** Labels that a scrape adds. */
  readonly targetLabels: readonly string[];
  readonly checked: boolean;
}

/** The series of a family, with the labels that a scrape adds. */
export function knownSeries(family: string, description: MetricDescription, provenance: Provenance): Known {
  const added = provenance.targetLabels.map((label) => [label, OPEN] as const);
  return new Map(
    seriesOfFamily(family, description).map((series) => {
      const labels = { ...series.labels, ...Object.fromEntries(added) };
      const may = description.labelsKnown === false ? 'anything' : Object.keys(labels);
      const must = Object.keys(labels).filter((label) => labels[label]?.optional !== true);
      const { kind, unit, observed } = series;
      const facts = {
        must,
        may,
        ...(unit === undefined ? {} : { unit }),
        ...(observed === undefined ? {} : { observed }),
      } as const;
      return [series.name, { family, kind, labels, facts, checked: provenance.checked }];
    }),
  );
}

const OPEN: LabelDescription = { kind: 'open', values: [] };

/**
 * Everything that the parts of a query know.
 *
 * @throws {QueryError} when two of them describe one name differently.
 */
export function mergeKnown(parts: readonly Known[]): Known {
  const [first, ...others] = parts;
  if (first === undefined || others.every((other) => other === first)) return first ?? new Map();
  const merged = new Map(first);
  for (const [name, series] of others.flatMap((other) => [...other])) {
    const before = merged.get(name);
    if (before !== undefined && before !== series && JSON.stringify(before) !== JSON.stringify(series)) {
      throw new QueryError(
        `\`${name}\` is described in two ways: ${JSON.stringify(before)} and ${JSON.stringify(series)}. Ask for it in one of them.`,
      );
    }
    merged.set(name, series);
  }
  return merged;
}
