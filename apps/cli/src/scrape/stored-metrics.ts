import { type CatalogDescription, TARGET_LABELS } from '@lockstep/catalog';
import { loadCatalogs } from '../catalogs/load-catalog.ts';
import { readSetting } from '../files/read-setting.ts';
import { applyScrape, type StoredMetrics, storedByDefault } from './apply-scrape.ts';
import { readScrapeConfig } from './scrape-config.ts';

/** Which metrics exist, and what happens to them when they are scraped. */
export interface MetricSources {
  /** Names and files. */
  readonly catalogs: readonly string[];
  readonly scrapeConfig?: string;
  /** Labels that targets have beside those of the scrape configuration; without one, beside `job` and `instance`. */
  readonly targetLabels: readonly string[];
}

/** The same as stored metrics, catalog by catalog. */
export interface StoredCatalogs extends Omit<StoredMetrics, 'catalog'> {
  /** Those that were given, each with what is stored of it under its own names; renamed families are in the last one. */
  readonly catalogs: readonly CatalogDescription[];
}

/**
 * Metrics as a server stores them: what queries are checked against.
 *
 * @throws {UsageError} when a catalog or the configuration is wrong.
 */
export async function storedMetrics({ catalogs, scrapeConfig, targetLabels }: MetricSources): Promise<StoredCatalogs> {
  const { merged, parts } = await loadCatalogs(catalogs);
  if (scrapeConfig === undefined) {
    return apart(storedByDefault(merged, [...new Set([...TARGET_LABELS, ...targetLabels])]), parts);
  }
  const stored = applyScrape(merged, await readSetting('--scrape-config', scrapeConfig, readScrapeConfig));
  return apart({ ...stored, catalog: storedByDefault(stored.catalog, targetLabels).catalog }, parts);
}

function apart({ catalog, ...rest }: StoredMetrics, parts: readonly CatalogDescription[]): StoredCatalogs {
  const owner = (family: string): CatalogDescription =>
    parts.find(({ metrics }) => Object.hasOwn(metrics, family)) ?? catalog;
  const families = Object.entries(catalog.metrics);
  const catalogs = [...parts, catalog].map((part) => ({
    ...part,
    metrics: Object.fromEntries(families.filter(([family]) => owner(family) === part)),
  }));
  return { ...rest, catalogs };
}
