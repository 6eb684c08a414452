import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENARIOS as BACKUP } from '../panel-scenarios/backup-overview.ts';
import { SCENARIOS as KOPIA } from '../panel-scenarios/kopia-backup-overview.ts';
import { SCENARIOS as HOST } from '../panel-scenarios/restic-host.ts';
import type { Scenario } from '../panel-scenarios/scenario.ts';
import { askPanel } from './harness/ask-panel.ts';
import { panelQueries, type PanelQuery } from './harness/panel-queries.ts';
import { until } from './harness/poll.ts';
import { Scope } from './harness/scope.ts';
import { differences, type ExpectedSample } from './scenario/compare.ts';
import { describeScrapers, type Scrapers, startScrapers } from './scenario/scrapers.ts';

/** The first scenario of a dashboard asks all of its queries. */
const DASHBOARDS = [
  { uid: 'backup-overview', scenario: BACKUP[0] },
  { uid: 'kopia-backup-overview', scenario: KOPIA[0] },
  { uid: 'restic-host', scenario: HOST[0] },
] as const;

/** A scenario is told as of this time; it is played so that it is now. */
const TOLD_AT_SECONDS = 1200;

/** Between the question and the sample that answers it. */
const LATE_SECONDS = 10;

/** When the scenarios began to be played, in Unix seconds. Ages go on from there. */
const STARTED_AT = Date.now() / 1000;

const scope = new Scope();
afterAll(() => scope.close());

describe.each(DASHBOARDS)('$uid', ({ uid, scenario }) => {
  const queries = panelQueries(new URL(`../../dashboards/${uid}.json`, import.meta.url), scenario.chosen ?? {});
  let scrapers: Scrapers = new Map();

  beforeAll(async () => {
    const page = pageOf(scenario, STARTED_AT - TOLD_AT_SECONDS);
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    scope.defer(() => void server.close());
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    // Twice, as a repository that the exporter and the fleet server both know.
    const jobs = ['exporter', 'server'].map(
      (job) => `{ job_name: ${job}, static_configs: [{ targets: ['${target}'] }] }`,
    );
    scrapers = await startScrapers(scope, `global: { scrape_interval: 1s }\nscrape_configs: [${jobs.join(', ')}]\n`);
  });

  describeScrapers(
    () => scrapers,
    (scraper) => {
      it.each(queries)('$panel / $refId', async (query) => {
        const told = scenario.gives[`${query.panel} / ${query.refId}`];
        if (told === undefined) throw new TypeError('The scenario does not tell the answer.');
        let left: readonly string[] = [];
        await until('the answer that was told', async () => {
          const answer = await askPanel(scraper().url, query, Date.now() / 1000);
          left = differences(answer, expectedOf(query, told));
          return left.length === 0 ? true : undefined;
        }).catch(() => undefined);
        expect(left).toEqual([]);
      });
    },
  );
});

/** The series of one target, as it would expose them. Times are moved to the present. */
function pageOf({ series }: Scenario, movedBySeconds: number): string {
  const lines = Object.entries(series).map(([selector, values]) => {
    const name = selector.slice(0, selector.indexOf('{'));
    const value = Number(/^-?[\d.]+/.exec(values)?.[0]) + (name.endsWith('_timestamp_seconds') ? movedBySeconds : 0);
    const labels = selector
      .slice(name.length + 1, -1)
      .split(', ')
      .filter((label) => !/^(?:instance|job)=/.test(label));
    return `${name}{${labels.join(',')}} ${value}`;
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}

/** The answer that was told, with ages as they are by now. */
function expectedOf({ expr }: PanelQuery, told: Readonly<Record<string, number>>): ExpectedSample[] {
  const grows = IS_AGE.test(expr) ? Date.now() / 1000 - STARTED_AT + LATE_SECONDS : 0;
  return Object.entries(told).map(([labels, value]) => ({
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', text = '']) => [name, text]),
    ),
    value: grows === 0 ? value : { from: value - grows, to: value + grows },
  }));
}

/** A time that went by, or is left; a state that is judged by one has a comparison in it. */
const IS_AGE = /^\(?time\(\) - [^<>]*$/;
