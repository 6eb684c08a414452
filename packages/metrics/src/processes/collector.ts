import type { Catalog } from '@lockstep/catalog';
import type { ExpositionFormat } from '../exposition/metadata.ts';
import { createInstruments, type RegistryOptions } from '../instrument-set.ts';
import type { Page } from '../page.ts';
import { pageScraper } from '../page-scraper.ts';
import { MergedSources } from './merged-sources.ts';
import { type Peer, PeerSource } from './peer.ts';
import type { RegistrySnapshot } from './registry-snapshot.ts';

/** Whose values may be on the page: a registry of this process, or whatever fetches snapshots of another. */
export interface SnapshotSource {
  /** `undefined`: there is nothing new. */
  readonly snapshot: () => RegistrySnapshot | undefined | Promise<RegistrySnapshot | undefined>;
}

/** Told when a page shows what a process said earlier, because it did not answer, and why. */
export type OnStale = (source: SnapshotSource | Peer, reason: Error) => void;

/** Choices for `createCollector`; limits of labels and of series are those of the merged page. */
export interface CollectorOptions<C extends readonly Catalog[] = readonly Catalog[]> extends RegistryOptions<C> {
  readonly onStale?: OnStale;
  /** How long a page waits for the slowest process. Default 1000. */
  readonly timeoutMs?: number;
}

/** The page of several processes or threads of one component. */
export interface Collector {
  readonly catalogs: readonly Catalog[];
  /**
   * Shows this one too, from the next page on. A peer must call `answerCollector`, and leaves by itself when it ends. Others
   * leave by the function that is returned: their counters and histograms stay on the page, their gauges go.
   */
  readonly add: (source: SnapshotSource | Peer) => () => void;
  /** One page of what all processes say when asked now. Release it when the response is over. */
  readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page>;
}

/**
 * Shows all processes of a component on one page, as if one had done everything: counters and histograms add up, gauges
 * come together by the `merge` of their metric. `last` is the value that was seen to change last, by the snapshots' times.
 *
 * @throws {RegistryError} as `createRegistry`
 */
export function createCollector<const C extends readonly Catalog[]>(
  catalogs: C,
  options: CollectorOptions<NoInfer<C>> = {},
): Collector {
  const { timeoutMs = 1000, onStale } = options;
  const { families, slots } = createInstruments(catalogs, options);
  const merged = new MergedSources(families, slots);
  const sources = new Map<SnapshotSource | Peer, SnapshotSource>();

  const take = (id: SnapshotSource | Peer, snapshot: RegistrySnapshot | undefined): void => {
    // An answer of one that has left is part of what it left.
    if (snapshot !== undefined && sources.has(id)) merged.take(id, snapshot);
  };
  const ask = async ([id, source]: readonly [SnapshotSource | Peer, SnapshotSource]): Promise<void> => {
    try {
      take(id, await within(timeoutMs, source.snapshot()));
    } catch (error) {
      onStale?.(id, error instanceof Error ? error : new Error(String(error)));
    }
  };
  const leave = (id: SnapshotSource | Peer): void => {
    if (sources.delete(id)) merged.leave(id);
  };
  const add = (id: SnapshotSource | Peer): (() => void) => {
    const events = { onLast: (snapshot: RegistrySnapshot) => take(id, snapshot), onEnd: () => leave(id) };
    sources.set(id, 'snapshot' in id ? id : new PeerSource(id, events));
    return () => leave(id);
  };
  const collect = async (): Promise<void> => {
    await Promise.all([...sources].map(ask));
    merged.write();
  };
  return { catalogs, add, scrape: pageScraper(families, slots, collect) };
}

/** The value, or an error after some time. */
async function within<T>(timeoutMs: number, value: T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not answer in ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    return await Promise.race([value, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
