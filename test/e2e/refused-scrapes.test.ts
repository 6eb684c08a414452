import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FleetServer, startFleetServer } from './harness/fleet-server.ts';
import { until } from './harness/poll.ts';
import { queryInstant, scrapeTargets } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { fleetScrapeConfig } from './scenario/fleet-scrape-config.ts';
import { describeScrapers, type Scrapers, SCRAPERS, startScrapers } from './scenario/scrapers.ts';

const scope = new Scope();
afterAll(() => scope.close());

const PROMETHEUS = SCRAPERS.filter(({ kind }) => kind === 'prometheus');

const REFUSALS = [
  { name: 'a wrong token', settings: {}, token: 'a-token-that-nobody-configured' },
  // A documentation address: loopback is not in it.
  {
    name: 'a right token from a wrong source',
    settings: { RM_METRICS_TRUSTED_CIDR: '192.0.2.0/24' },
    token: undefined,
  },
];

describe.each(REFUSALS)('$name', ({ settings, token }) => {
  let server: FleetServer;
  let scrapers: Scrapers;

  beforeAll(async () => {
    server = await startFleetServer(scope, settings);
    scrapers = await startScrapers(scope, fleetScrapeConfig(scope, server, token), PROMETHEUS);
  });

  test('is answered 401, with a body that does not say why', async () => {
    const authorization = `Bearer ${token ?? server.metricsToken}`;
    const response = await fetch(`${server.url}/metrics`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 'unauthorized', message: expect.any(String) });
  });

  describeScrapers(
    () => scrapers,
    (scraper) => {
      test('shows the target as down', async () => {
        const { url } = scraper();
        const up = await until('a first scrape', async () => {
          const found = await queryInstant(url, 'up');
          return found.length > 0 ? found : undefined;
        });
        expect(up).toMatchObject([{ value: 0 }]);
        // 429 with the same body from the twenty-first refusal of a minute on.
        const lastError = expect.stringMatching(/HTTP status (401|429)/);
        expect(await scrapeTargets(url)).toMatchObject([{ health: 'down', lastError }]);
      });
    },
    PROMETHEUS,
  );
});
