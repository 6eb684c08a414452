import type { ExpositionFormat } from './exposition/metadata.ts';
import { Renderer } from './exposition/renderer.ts';
import type { Family, SlotHandle } from './family.ts';
import type { Page } from './page.ts';
import { ScrapeQueue } from './scrape-queue.ts';
import type { Slots } from './slots.ts';

/** Makes pages of some families in both formats. `collect` brings values up to date before each page. */
export function pageScraper(
  families: readonly Family<SlotHandle>[],
  slots: Slots,
  collect: () => void | Promise<void>,
): (options: { readonly format: ExpositionFormat }) => Promise<Page> {
  const queue = (format: ExpositionFormat): ScrapeQueue => {
    const renderer = new Renderer(format, families, slots);
    return new ScrapeQueue(async () => {
      await collect();
      return renderer.render();
    });
  };
  const queues = { text: queue('text'), openmetrics: queue('openmetrics') };
  return ({ format }) => queues[format].scrape();
}
