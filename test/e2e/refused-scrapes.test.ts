import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { type FleetServer, startFleetServer } from './harness/fleet-server.ts';
import { until } from './harness/poll.ts';
import { queryInstant, scrapeTargets } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { startScraper } from './harness/scraper.ts';
import { fleetScrapeConfig } from './scenario/fleet-scrape-config.ts';
import { SCRAPERS } from './scenario/scrapers.ts';

const scope = new Scope();
afterAll(() => scope.close());

/** Loopback is not in it. */
const ELSEWHERE = '192.0.2.0/24';

const REFUSALS = [
  { name: 'a wrong token', settings: {}, token: 'a-token-that-nobody-configured' },
  { name: 'a right token from a wrong source', settings: { RM_METRICS_TRUSTED_CIDR: ELSEWHERE }, token: undefined },
];

describe.each(REFUSALS)('$name', ({ settings, token }) => {
  let server: FleetServer;

  beforeAll(async () => {
    server = await startFleetServer(scope, settings);
  });

  test('is answered 401, with a body that does not say why', async () => {
    const authorization = `Bearer ${token ?? server.metricsToken}`;
    const response = await fetch(`${server.url}/metrics`, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 'unauthorized', message: expect.any(String) });
  });

  describe.each(SCRAPERS)('$name', ({ kind, program, suite }) => {
    describeWithTools('scraping', { scraper: { program, suite } }, ({ scraper }) => {
      test(`shows the target as down (${scraper.version})`, async () => {
        const config = fleetScrapeConfig(scope, server, token);
        const { url, running } = await startScraper(scope, { kind, path: scraper.path }, config);
        const up = await until('a first scrape', async () => {
          const found = await queryInstant(url, 'up');
          return found.length > 0 ? found : undefined;
        });
        expect(up).toMatchObject([{ value: 0 }]);
        expect(await scrapeTargets(url)).toMatchObject([{ health: 'down', lastError: expect.stringContaining('401') }]);
        await running.stop();
      });
    });
  });
});
