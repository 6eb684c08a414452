import type { ExpositionFormat, Page } from '@lockstep/metrics';

/** The text of a page of a registry, given back at once. */
export async function readPage(
  registry: { readonly scrape: (options: { readonly format: ExpositionFormat }) => Promise<Page> },
  format: ExpositionFormat = 'text',
): Promise<string> {
  const page = await registry.scrape({ format });
  try {
    return Buffer.from(page.body).toString();
  } finally {
    page.release();
  }
}
