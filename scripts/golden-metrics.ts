import type { Catalog } from '@lockstep/catalog';

/** The public metrics, as the golden list in git holds them: a change of it is a change for every importer. */
export function goldenMetrics(catalogs: readonly Catalog[]): unknown[] {
  return catalogs.flatMap(({ metrics }) =>
    Object.entries(metrics)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { type, unit, labels, buckets, merge, presence, optional, stability }]) => ({
        name,
        type,
        unit,
        labels: Object.entries(labels).map(([label, domain]) => ({ label, ...domain })),
        ...(type === 'histogram' ? { buckets } : {}),
        ...(merge === undefined ? {} : { merge }),
        presence,
        ...(optional ? { optional } : {}),
        stability,
      })),
  );
}
