import { loadCatalog } from '../catalogs/load-catalog.ts';
import { readSetting } from '../files/read-setting.ts';
import { applyScrape, type StoredMetrics, storedByDefault } from './apply-scrape.ts';
import { readScrapeConfig } from './scrape-config.ts';

/** Labels that every target has. */
const DEFAULT_LABELS: readonly string[] = ['job', 'instance'];

/** Which metrics exist, and what happens to them when they are scraped. */
export interface MetricSources {
  /** Names and files. */
  readonly catalogs: readonly string[];
  readonly scrapeConfig?: string;
  /** Labels that targets have beside those of the scrape configuration; without one, beside `job` and `instance`. */
  readonly targetLabels: readonly string[];
}

/**
 * Metrics as a server stores them: what queries are checked against.
 *
 * @throws {UsageError} when a catalog or the configuration is wrong.
 */
export async function storedMetrics({ catalogs, scrapeConfig, targetLabels }: MetricSources): Promise<StoredMetrics> {
  const catalog = await loadCatalog(catalogs);
  if (scrapeConfig === undefined) return storedByDefault(catalog, [...new Set([...DEFAULT_LABELS, ...targetLabels])]);
  const stored = applyScrape(catalog, await readSetting('--scrape-config', scrapeConfig, readScrapeConfig));
  return { ...stored, catalog: storedByDefault(stored.catalog, targetLabels).catalog };
}
