import type { Program, Suite } from '../../tools/find-tool.ts';
import type { ScraperProgram } from '../harness/scraper.ts';

/** A program of Debian that scrapes, by the suite whose version it is. */
export interface ScraperRow {
  readonly name: string;
  readonly kind: ScraperProgram['kind'];
  readonly program: Program;
  readonly suite: Suite;
}

/** Everyone for whom the same expectations hold. Names say the version at the time of writing; sid's moves. */
export const SCRAPERS: readonly ScraperRow[] = [
  { name: 'Prometheus 2.42', kind: 'prometheus', program: 'prometheus', suite: 'bookworm' },
  { name: 'Prometheus 2.53', kind: 'prometheus', program: 'prometheus', suite: 'trixie' },
  { name: 'Prometheus 3.5', kind: 'prometheus', program: 'prometheus', suite: 'sid' },
  { name: 'VictoriaMetrics 1.79', kind: 'victoria-metrics', program: 'victoria-metrics', suite: 'bookworm' },
  { name: 'VictoriaMetrics 1.145', kind: 'victoria-metrics', program: 'victoria-metrics', suite: 'sid' },
];
