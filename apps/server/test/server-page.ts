import { parseText } from '@lockstep/metrics';
import { createServerRegistry, followStore } from '../src/server-metrics.ts';
import type { StoreFixture } from './store-fixture.ts';

/** The rows of a real page of the server whose names start with one of the prefixes, as `family{label="value"}`, sorted. */
export type ReadPage = (...prefixes: string[]) => Promise<Record<string, number>>;

/** A page of a fixture's store at the fixture's time, rendered and parsed for each call. */
export function serverPage(fixture: StoreFixture): ReadPage {
  const registry = createServerRegistry({ version: '0', commit: 'none', nodeVersion: 'v0' });
  followStore(registry, fixture.store, () => fixture.now);
  return async (...prefixes) => {
    const page = await registry.scrape({ format: 'text' });
    const { families } = parseText(Buffer.from(page.body).toString('utf8'));
    page.release();
    const samples = families.flatMap((family) => family.samples);
    const rows = samples
      .filter(({ name }) => prefixes.some((prefix) => name.startsWith(prefix)))
      .map(({ name, labels, value }) => [`${name}${rowLabels(labels)}`, value] as const);
    return Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
}

function rowLabels(labels: ReadonlyMap<string, string>): string {
  const pairs = [...labels].map(([label, value]) => `${label}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
