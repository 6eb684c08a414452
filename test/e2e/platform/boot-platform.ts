import { PLATFORM_JOBS, type PlatformAddresses, platformConfig, type PlatformJob } from '@lockstep/provisioning';
import { stringify } from 'yaml';
import type { ScenarioName } from '../../../apps/simulator/src/scenario/scenarios.ts';
import { startWorld } from '../../../apps/simulator/src/world.ts';
import { Hopeless, until } from '../harness/poll.ts';
import { scrapeTargets } from '../harness/query-api.ts';
import type { Scope } from '../harness/scope.ts';
import { type Scraper, startScraper } from '../harness/scraper.ts';

/** An instance of a component that is played. */
export interface PlayedTarget {
  readonly job: PlatformJob;
  /** `http://127.0.0.1:12345` */
  readonly url: string;
}

/** Conduit, nixfleet and trc, played, and a Prometheus that scrapes them every second. */
export interface Platform {
  readonly targets: readonly PlayedTarget[];
  readonly scraper: Scraper;
}

/** What a test decides about a platform. */
export interface PlatformOptions {
  /** Path of a Prometheus. */
  readonly prometheus: string;
  /** What goes wrong; default: nothing. */
  readonly scenarios?: readonly ScenarioName[];
  /** Files of rules, by their absolute path; default: none. Evaluated every second. */
  readonly ruleFiles?: readonly string[];
  /** How many seconds of the domain go by in one of ours; default 1. */
  readonly speed?: number;
}

/** Starts every component on a free port, each with a past, and a Prometheus that has scraped all of them once. */
export async function bootPlatform(scope: Scope, options: PlatformOptions): Promise<Platform> {
  const { prometheus, scenarios = [], ruleFiles, speed = 1 } = options;
  const errors: unknown[] = [];
  const world = await startWorld({
    jobs: PLATFORM_JOBS,
    scenarios,
    seed: 1,
    speed,
    portOf: () => 0,
    onError: (error) => errors.push(error),
  });
  scope.defer(() => world.close());
  world.run();
  const targets = world.listening;
  const config = stringify({
    ...platformConfig({ addresses: addressesOf(targets), ...(ruleFiles && { ruleFiles }) }),
    ...IMPATIENT,
  });
  const scraper = await startScraper(scope, { kind: 'prometheus', path: prometheus }, config);
  await until('every component to be scraped', async () => {
    if (errors.length > 0) throw new Hopeless(String(errors[0]));
    const found = await scrapeTargets(scraper.url);
    return found.length === targets.length && found.every(({ health }) => health !== 'unknown') ? true : undefined;
  });
  return { targets, scraper };
}

const IMPATIENT = { global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' } };

function addressesOf(targets: readonly PlayedTarget[]): PlatformAddresses {
  return Object.fromEntries(
    PLATFORM_JOBS.map((job) => [job, targets.filter((one) => one.job === job).map(({ url }) => new URL(url).host)]),
  );
}
