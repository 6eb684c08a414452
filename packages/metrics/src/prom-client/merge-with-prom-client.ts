import type { Catalog } from '@lockstep/catalog';
import { ENCODINGS, type ExpositionFormat } from '../exposition/metadata.ts';
import { type Page, RenderedPage } from '../page.ts';
import { familiesIn, type PromClientRegister } from './prom-client-register.ts';
import { promClientText } from './prom-client-text.ts';
import { refuseShared } from './refuse-shared.ts';

/** What has a page of its own: a registry or a collector. */
export interface PageSource {
  readonly catalogs: readonly Catalog[];
  readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page>;
}

/**
 * Serves a registry of ours and one of prom-client on one page, in the format that the scraper asks for: ours first, then
 * the others by name, with bounds of buckets as floats. `register` need not have been made for that format.
 *
 * @throws {RegistryError} with both definitions when a family is in both; a scrape rejects with it when prom-client's
 *   came later
 */
export function mergeWithPromClient(source: PageSource, register: PromClientRegister): Pick<PageSource, 'scrape'> {
  refuseShared(source.catalogs, register);
  return {
    scrape: async ({ format }) => {
      refuseShared(source.catalogs, register);
      const others = promClientText(await familiesIn(register), format);
      const own = await source.scrape({ format });
      try {
        return joined(own, others, ENCODINGS[format].end);
      } finally {
        own.release();
      }
    },
  };
}

/** A page of its own memory: the other one's is given back. */
function joined({ body, contentType }: Page, others: string, end: string): Page {
  const parts = [body.subarray(0, body.length - end.length), Buffer.from(others + end, 'latin1')];
  return new RenderedPage(contentType, Buffer.concat(parts), { readers: 0 }).open();
}
