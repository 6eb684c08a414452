import { countTile, type HealthTile } from '../panels/health-tiles.ts';
import { upOf } from './instances.ts';

/** How many of the chosen instances of a scrape job cannot be scraped. */
export const downTile = (job: string): HealthTile => countTile('Down', upOf(job).isEqualTo(0).sum());
