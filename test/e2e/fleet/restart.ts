import { beforeAll, expect, test } from 'vitest';
import { allAlerts } from '../harness/fleet-api.ts';
import { restartFleetServer, scrapePage } from '../harness/fleet-server.ts';
import { type Page, readPage } from '../harness/page.ts';
import { throughout, until } from '../harness/poll.ts';
import { queryInstant } from '../harness/query-api.ts';
import type { Scope } from '../harness/scope.ts';
import { countAlerts, EXPECTED_ALERTS } from '../scenario/expected-alerts.ts';
import { panelTruth } from '../scenario/panel-truth.ts';
import type { Scene } from '../scenario/scene.ts';
import { describeScrapers } from '../scenario/scrapers.ts';
import { pageDifferences } from './page.ts';
import { panelDifferences, queryOf, titleOf } from './panels.ts';

/** The server evaluates its alerts every five seconds. */
const EVALUATION_MS = 7000;

/** Stops the server as an operator does and starts it again. */
export function testRestart(scope: Scope, scene: () => Scene): void {
  let before: Page;
  let after: Page;
  let stoppedAtMs: number;

  beforeAll(async () => {
    before = readPage(await scrapePage(scene().server));
    stoppedAtMs = Date.now();
    const { code } = await scene().server.running.stop();
    expect(code).toBe(0);
    scene().server = await restartFleetServer(scope, scene().server);
    after = readPage(await scrapePage(scene().server));
  });

  test('the first page has the same values, but for the histogram, which starts again', () => {
    const kept = [...before.families].filter(([name]) => name.startsWith('rm_') && name !== 'rm_job_duration_seconds');
    expect(pageDifferences(after, Object.fromEntries(kept))).toEqual([]);
    const counts = after.samples('rm_job_duration_seconds_count');
    expect(counts.map(({ value }) => value)).toEqual(Array.from({ length: 27 }, () => 0));
  });

  test('no alert is resolved or raised by it', async () => {
    await throughout(EVALUATION_MS, async () => {
      const alerts = await allAlerts(scene().server);
      expect(alerts.filter(({ resolved_at }) => resolved_at !== null)).toEqual([]);
      expect(alerts).toHaveLength(EXPECTED_ALERTS.length);
    });
  });

  describeScrapers(
    () => scene().scrapers,
    (scraper) => {
      test('at no moment is an alert away', async () => {
        const { url } = scraper();
        await until('the histogram to have started again', async () => {
          expect(await queryInstant(url, 'sum(rm_job_duration_seconds_count)')).toMatchObject([{ value: 0 }]);
          return true;
        });
        // From the stop on, and not before: the scene itself may have raised an alert seconds earlier.
        const window = `${Math.max(1, Math.floor((Date.now() - stoppedAtMs) / 1000) - 1)}s`;
        const fewest = await queryInstant(url, `min_over_time(rm_active_alerts{severity="critical"}[${window}])`);
        expect(fewest).toMatchObject([{ value: countAlerts({ severity: 'critical' }) }]);
      });

      test('the quantile of the day looks through the reset', async () => {
        const query = queryOf('Job duration p95 / p95');
        const expected = (at: number) => panelTruth(scene().facts, at)[titleOf(query)] ?? [];
        expect(await panelDifferences(scraper(), query, expected)).toEqual([]);
      });
    },
  );
}
