import { describe } from 'vitest';
import { describeWithTools } from '../../tools/describe-with-tools.ts';
import { findTool, type Program, type Suite } from '../../tools/find-tool.ts';
import type { Scope } from '../harness/scope.ts';
import { type Scraper, type ScraperProgram, startScraper } from '../harness/scraper.ts';

/** A program of Debian that scrapes, by the suite whose version it is. */
export interface ScraperRow {
  readonly name: string;
  readonly kind: ScraperProgram['kind'];
  readonly program: Program;
  readonly suite: Suite;
}

/** The scrapers that are there, by name. */
export type Scrapers = ReadonlyMap<string, Scraper>;

/** Everyone for whom the same expectations hold. Names say the version at the time of writing; sid's moves. */
export const SCRAPERS: readonly ScraperRow[] = [
  { name: 'Prometheus 2.42', kind: 'prometheus', program: 'prometheus', suite: 'bookworm' },
  { name: 'Prometheus 2.53', kind: 'prometheus', program: 'prometheus', suite: 'trixie' },
  { name: 'Prometheus 3.5', kind: 'prometheus', program: 'prometheus', suite: 'sid' },
  { name: 'VictoriaMetrics 1.79', kind: 'victoria-metrics', program: 'victoria-metrics', suite: 'bookworm' },
  { name: 'VictoriaMetrics 1.145', kind: 'victoria-metrics', program: 'victoria-metrics', suite: 'sid' },
];

/** Starts those of `rows` that are installed, all with one configuration. */
export async function startScrapers(
  scope: Scope,
  config: string,
  rows: readonly ScraperRow[] = SCRAPERS,
): Promise<Scrapers> {
  const started = rows.flatMap(({ name, kind, program, suite }) => {
    const tool = findTool(program, { suite });
    if ('missing' in tool) return [];
    return [startScraper(scope, { kind, path: tool.path }, config).then((scraper) => [name, scraper] as const)];
  });
  return new Map(await Promise.all(started));
}

/** A group of tests for each of `rows`; one that is not installed is a loud skip, or an error in CI. */
export function describeScrapers(
  scrapers: () => Scrapers,
  body: (scraper: () => Scraper) => void,
  rows: readonly ScraperRow[] = SCRAPERS,
): void {
  describe.each(rows)('$name', ({ name, program, suite }) => {
    describeWithTools('answers', { scraper: { program, suite } }, () => {
      body(() => {
        const scraper = scrapers().get(name);
        if (scraper === undefined) throw new Error(`${name} was not started.`);
        return scraper;
      });
    });
  });
}
