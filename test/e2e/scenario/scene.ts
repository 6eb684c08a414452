import { findTool, type Tool } from '../../tools/find-tool.ts';
import type { Agent } from '../harness/agent.ts';
import { allJobs } from '../harness/fleet-api.ts';
import { type FleetServer, startFleetServer } from '../harness/fleet-server.ts';
import { until } from '../harness/poll.ts';
import { queryInstant } from '../harness/query-api.ts';
import type { Scope } from '../harness/scope.ts';
import { type Scraper, startScraper } from '../harness/scraper.ts';
import type { HostPart } from './fleet-hosts.ts';
import { fleetScrapeConfig } from './fleet-scrape-config.ts';
import type { PanelFacts } from './panel-truth.ts';
import { SCRAPERS } from './scrapers.ts';
import { enrolFleet, playStory, type ResticPrograms, type Story } from './story.ts';
import { truthOf } from './truth.ts';

/** A fleet with a story behind it, and everyone who watches. */
export interface Scene {
  server: FleetServer;
  readonly agents: Readonly<Record<HostPart, Agent>>;
  readonly story: Story;
  readonly facts: PanelFacts;
  /** The scrapers that are there, by name. */
  readonly scrapers: ReadonlyMap<string, Scraper>;
}

/** Starts server and scrapers, lets the story happen before their eyes. */
export async function openScene(scope: Scope, restic: ResticPrograms): Promise<Scene> {
  const server = await startFleetServer(scope);
  const agents = await enrolFleet(scope, server);
  const scrapers = await startScrapers(scope, server);
  const story = await playStory(scope, server, { agents, restic });
  const facts = { truth: truthOf(story), ids: agents, jobs: await allJobs(server) };
  return { server, agents, story, facts, scrapers };
}

/**
 * Every scraper that is there, each after its first good scrape: the zero rows are what makes the first job of a kind
 * visible as a rise, so they must be seen before it.
 */
async function startScrapers(scope: Scope, server: FleetServer): Promise<Map<string, Scraper>> {
  const config = fleetScrapeConfig(scope, server);
  const started = await Promise.all(
    SCRAPERS.flatMap(({ name, kind, program, suite }) => {
      const tool = findTool(program, { suite });
      return 'missing' in tool ? [] : [startWatching(scope, { name, kind, tool }, config)];
    }),
  );
  return new Map(started);
}

async function startWatching(
  scope: Scope,
  { name, kind, tool }: { name: string; kind: 'prometheus' | 'victoria-metrics'; tool: Tool },
  config: string,
): Promise<readonly [string, Scraper]> {
  const scraper = await startScraper(scope, { kind, path: tool.path }, config);
  await until(`${name} to have scraped the zero rows`, async () => {
    const rows = await queryInstant(scraper.url, 'rm_job_duration_seconds_count == 0');
    return rows.length === 27 ? true : undefined;
  });
  return [name, scraper];
}
