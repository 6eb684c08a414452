import type { Agent } from '../harness/agent.ts';
import { allJobs } from '../harness/fleet-api.ts';
import { type FleetServer, startFleetServer } from '../harness/fleet-server.ts';
import { until } from '../harness/poll.ts';
import { queryInstant } from '../harness/query-api.ts';
import type { Scope } from '../harness/scope.ts';
import type { HostPart } from './fleet-hosts.ts';
import { fleetScrapeConfig } from './fleet-scrape-config.ts';
import type { PanelFacts } from './panel-truth.ts';
import { type Scrapers, startScrapers } from './scrapers.ts';
import { enrolFleet, playStory, type ResticPrograms, type Story } from './story.ts';
import { truthOf } from './truth.ts';

/** A fleet with a story behind it, and everyone who watches. */
export interface Scene {
  server: FleetServer;
  readonly agents: Readonly<Record<HostPart, Agent>>;
  readonly story: Story;
  readonly facts: PanelFacts;
  readonly scrapers: Scrapers;
}

/** Nine kinds of jobs, three ways to end. */
const KINDS_AND_STATUSES = 27;

/** Starts server and scrapers, lets the story happen before their eyes. */
export async function openScene(scope: Scope, restic: ResticPrograms): Promise<Scene> {
  const server = await startFleetServer(scope);
  const agents = await enrolFleet(scope, server);
  const scrapers = await startScrapers(scope, fleetScrapeConfig(scope, server));
  await untilZeroRowsAreSeen(scrapers);
  const story = await playStory(scope, server, { agents, restic });
  const facts = { truth: truthOf(story), ids: agents, jobs: await allJobs(server) };
  return { server, agents, story, facts, scrapers };
}

/** The zero rows are what makes the first job of a kind visible as a rise, so they must be seen before it. */
async function untilZeroRowsAreSeen(scrapers: Scrapers): Promise<void> {
  for (const [name, { url }] of scrapers) {
    await until(`${name} to have scraped the zero rows`, async () => {
      const rows = await queryInstant(url, 'rm_job_duration_seconds_count == 0');
      return rows.length === KINDS_AND_STATUSES ? true : undefined;
    });
  }
}
