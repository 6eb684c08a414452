import type { Registry } from '@lockstep/metrics';

/** The lines of one sample name on a page of a registry, in the order of the page. */
export async function sampleLines(registry: Pick<Registry<readonly []>, 'scrape'>, name: string): Promise<string[]> {
  const page = await registry.scrape({ format: 'text' });
  const lines = Buffer.from(page.body).toString().split('\n');
  page.release();
  return lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}
