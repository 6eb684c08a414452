import {
  type Catalog,
  type CatalogDescription,
  describeCatalog,
  type MetricDescription,
  TARGET_LABELS,
} from '@lockstep/catalog';
import { Expression } from './expression.ts';
import { histogramOf, nativeHistogramOf, summaryOf } from './distribution.ts';
import { type Known, knownSeries, mergeKnown, type Provenance } from './known-series.ts';
import type { Families, Selectors } from './selectors.ts';

/** What happens to series after they left their exporter. */
export interface ScrapeOptions<T extends string> {
  /** Labels that the scrape adds. Default `job` and `instance`. */
  readonly targetLabels?: readonly T[];
}

/** A catalog of this project, or a description of somebody else's exporter. */
export type AnyCatalog = Catalog | CatalogDescription;

/**
 * Everything that a catalog's metrics can be asked: `select(resticManager).rm_hosts_online.sum()`. Descriptions must
 * keep their literal types (`as const satisfies CatalogDescription`, as `lockstep import --format ts` writes them).
 */
export function select<const M extends Families, const T extends string = 'job' | 'instance'>(
  catalog: AnyCatalog & { readonly metrics: M },
  options: ScrapeOptions<T> = {},
): Selectors<M, T> {
  const provenance = { targetLabels: options.targetLabels ?? TARGET_LABELS, checked: true };
  const getters = Object.entries(describe(catalog).metrics).map(([name, description]) => {
    let made: unknown;
    const get = (): unknown => (made ??= familySelector(name, description, provenance));
    return [name, { enumerable: true, get }] as const;
  });
  // What each getter gives is decided by the type of the metric, at run time here and at compile time by `Selectors`.
  return Object.defineProperties({}, Object.fromEntries(getters)) as Selectors<M, T>;
}

/** All series of a catalog by name. */
export function seriesOfCatalog(catalog: AnyCatalog): Known {
  const provenance = { targetLabels: TARGET_LABELS, checked: true };
  const families = Object.entries(describe(catalog).metrics);
  return mergeKnown(families.map(([name, description]) => knownSeries(name, description, provenance)));
}

/** A family's selector: the kind of expression that fits its type. */
export function familySelector(name: string, description: MetricDescription, provenance: Provenance): unknown {
  const known = knownSeries(name, description, provenance);
  const selection = { name, matchers: [] };
  const { type, native, buckets } = description;
  if (type === 'histogram' && native === true && buckets === undefined) return nativeHistogramOf(selection, known);
  if (type === 'histogram') return histogramOf(selection, known);
  if (type === 'summary') return summaryOf(selection, known);
  return Expression.select(selection, known);
}

function describe(catalog: AnyCatalog): CatalogDescription {
  return 'lockstepCatalog' in catalog ? catalog : describeCatalog(catalog);
}
