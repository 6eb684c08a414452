import { beforeAll, describe, expect, test } from 'vitest';
import { allAlerts, remove, sendReports } from '../harness/fleet-api.ts';
import { scrapePage } from '../harness/fleet-server.ts';
import { readPage } from '../harness/page.ts';
import { until } from '../harness/poll.ts';
import { backupReport } from '../harness/reports.ts';
import type { Scene } from '../scenario/scene.ts';
import { describeScrapers } from '../scenario/scrapers.ts';
import { countHosts } from '../scenario/truth.ts';
import { panelDifferences, queriesBut, queryOf, titleOf } from './panels.ts';

/** What happens after the story: the overdue host recovers, another is removed, and at last the server goes away. */
export function testChanges(scene: () => Scene): void {
  describe('a success on the overdue host', () => {
    beforeAll(async () => {
      const { server, agents } = scene();
      await sendReports(server, agents.overdue.token, [backupReport({ durationSeconds: 60 })]);
    });

    test('ends the state and resolves the alert, that one only', async () => {
      const { server, agents } = scene();
      await until('the alert to be resolved', async () => {
        const overdue = readPage(await scrapePage(server))
          .samples('rm_host_backup_overdue')
          .filter(({ labels }) => labels['host_id'] === agents.overdue.hostId);
        expect(overdue).toMatchObject([{ value: 0 }]);
        const resolved = (await allAlerts(server)).filter(({ resolved_at }) => resolved_at !== null);
        expect(resolved).toMatchObject([{ kind: 'backup_overdue', host_id: agents.overdue.hostId }]);
        return true;
      });
    });

    describeScrapers(
      () => scene().scrapers,
      (scraper) => {
        test('is seen', async () => {
          const query = queryOf('Backups failing / overdue');
          expect(await panelDifferences(scraper(), query, () => [{ labels: {}, value: 0 }])).toEqual([]);
        });
      },
    );
  });

  test('a host that is removed takes its series along', async () => {
    const { server, agents, facts } = scene();
    await remove(server, agents.misled.hostId);
    const reporting = countHosts(facts.truth, ({ online }) => online !== undefined);
    await until('its series to go', async () => {
      const page = readPage(await scrapePage(server));
      const left = [...page.families.values()]
        .flat()
        .filter(({ labels }) => labels['host_id'] === agents.misled.hostId);
      expect(left).toEqual([]);
      expect(page.samples('rm_hosts_total')).toMatchObject([{ value: reporting - 1 }]);
      return true;
    });
  });

  describe('when the server is gone', () => {
    beforeAll(async () => {
      await scene().server.running.stop();
    });

    // These two look back on purpose: from the newest sample on, and over a day.
    const current = queriesBut(['Fleet status / age', 'Job duration p95 / p95']);

    describeScrapers(
      () => scene().scrapers,
      (scraper) => {
        test.each(current)('$panel / $refId shows no old number', async (query) => {
          const noData = titleOf(query) === 'Fleet status / online' ? [{ labels: {}, value: -2 }] : [];
          expect(await panelDifferences(scraper(), query, () => noData)).toEqual([]);
        });
      },
    );
  });
}
