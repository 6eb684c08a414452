import type { Catalog } from '@lockstep/catalog';
import type { ExpositionFormat } from './exposition/metadata.ts';
import { createInstruments, type RegistryOptions } from './instrument-set.ts';
import type { Instruments } from './instruments.ts';
import type { Page } from './page.ts';
import { pageScraper } from './page-scraper.ts';
import { type RegistrySnapshot, takeSnapshot } from './processes/registry-snapshot.ts';

/** The instruments of some catalogs, and the page that shows them. */
export interface Registry<C extends readonly Catalog[]> {
  readonly catalogs: C;
  readonly metrics: Instruments<C>;
  /** `collect` is called before each page is made: it sets values synchronously. When it throws, the scrape rejects. */
  readonly onScrape: (collect: () => void) => void;
  /** One page of all values at one moment, not before the call. Release it when the response is over. */
  readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page>;
  /** All values of this moment, for the page of several processes (`createCollector`). Calls what `onScrape` was given. */
  readonly snapshot: () => RegistrySnapshot;
}

/**
 * Makes the instruments of all metrics of `catalogs`. Metrics of closed labels that are always present start at zero.
 *
 * @throws {RegistryError} when two catalogs claim the same family or sample name, when `maxSeries` is too small for
 *   what must be present from the start, or with every mistake of `limits`.
 */
export function createRegistry<const C extends readonly Catalog[]>(
  catalogs: C,
  options: RegistryOptions<NoInfer<C>> = {},
): Registry<C> {
  const { metrics, families, slots } = createInstruments(catalogs, options);
  const { now = Date.now } = options;
  const hooks: (() => void)[] = [];
  const collect = (): void => hooks.forEach((hook) => hook());
  return {
    catalogs,
    metrics,
    onScrape: (hook) => void hooks.push(hook),
    scrape: pageScraper(families, slots, collect),
    snapshot: () => {
      collect();
      return takeSnapshot(families, slots, now());
    },
  };
}
