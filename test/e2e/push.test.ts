import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { findTool } from '../tools/find-tool.ts';
import { CATALOG, familiesOn, pageDifferences } from './fleet/page.ts';
import { panelDifferences, titleOf } from './fleet/panels.ts';
import { allAlerts, remove } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, scrapePage, startFleetServer } from './harness/fleet-server.ts';
import { readPage } from './harness/page.ts';
import { throughout, until } from './harness/poll.ts';
import { checkMetrics } from './harness/promtool.ts';
import { queryInstant } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { verifyFleetServer } from './harness/verify.ts';
import { backupRows } from './push/backup-rows.ts';
import { hostPanelTruth, hostQueries, onlyHost } from './push/host-panels.ts';
import { hostRows } from './push/host-rows.ts';
import { PUSH_HOSTS } from './push/hosts.ts';
import { playPushStory, type PushStory } from './push/story.ts';
import type { ExpectedSample } from './scenario/compare.ts';
import { fleetScrapeConfig } from './scenario/fleet-scrape-config.ts';
import { describeScrapers, type Scrapers, startScrapers } from './scenario/scrapers.ts';
import { expectedFindings } from './scenario/waived-findings.ts';

const scope = new Scope();
afterAll(() => scope.close());

const NEEDS = {
  restic014: { program: 'restic', suite: 'bookworm' },
  restic018: { program: 'restic', suite: 'trixie' },
} as const;

describeWithTools('a fleet that reports what its repositories hold', NEEDS, ({ restic014, restic018 }) => {
  let server: FleetServer;
  let story: PushStory;

  beforeAll(async () => {
    const restic019 = findTool('restic', { suite: 'sid' });
    server = await startFleetServer(scope);
    story = await playPushStory(scope, server, {
      oldest: restic014.path,
      middle: restic018.path,
      newest: 'missing' in restic019 ? restic018.path : restic019.path,
    });
  }, 240_000);

  const page = async () => readPage(await scrapePage(server));
  /** How the page differs from what is wanted once nothing does, or at the deadline. */
  const settledDifferences = async (wanted: Parameters<typeof pageDifferences>[1]) => {
    let found: string[] = [];
    const look = async () => {
      found = pageDifferences(await page(), wanted);
      return found.length === 0 ? true : undefined;
    };
    await until('the page', look).catch((error: unknown) => {
      if (found.length === 0) throw error;
    });
    return found;
  };

  test('the agents passed on how each tool ended', () => {
    const codes = Object.entries(story.deeds).flatMap(([part, deeds]) =>
      deeds.flatMap(([deed, { ending }]) => (ending.code === 0 ? [] : [`${part}: ${deed} ${ending.code}`])),
    );
    expect(codes.sort()).toEqual(['damaged: check 1', 'damaged: restore test 1', 'failing: backup 1']);
  });

  test('the page shows of each host what happened, by value', async () => {
    expect(await settledDifferences(hostRows(story))).toEqual([]);
  });

  test('the page shows of each source, repository and collector what happened, by value', async () => {
    expect(await settledDifferences(backupRows(story))).toEqual([]);
  });

  test('the page has no problem, no family that is in no catalog, and every family that is always there', async () => {
    const { problems, families } = await page();
    expect(problems).toEqual([]);
    expect([...families.keys()].filter((name) => !Object.hasOwn(CATALOG, name))).toEqual([]);
    const always = Object.entries(CATALOG).flatMap(([name, { presence }]) => (presence === 'always' ? [name] : []));
    expect(always.filter((name) => !families.has(name))).toEqual([]);
  });

  describe.each(['bookworm', 'trixie', 'sid'] as const)('promtool of %s', (suite) => {
    describeWithTools('check metrics', { promtool: { program: 'promtool', suite } }, ({ promtool }) => {
      test(`${promtool.version} finds exactly what the catalogs waive`, async () => {
        const text = await scrapePage(server);
        const { findings } = checkMetrics(promtool.path, text);
        expect([...findings].sort()).toEqual(expectedFindings(familiesOn(text)));
      });
    });
  });

  test('lockstep verify finds nothing on the page', async () => {
    const { code, findings } = await verifyFleetServer(scope, server);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(code).toBe(0);
  });

  describe('the dashboard restic-host', () => {
    let scrapers: Scrapers = new Map();

    beforeAll(async () => {
      scrapers = await startScrapers(scope, fleetScrapeConfig(scope, server));
    }, 60_000);

    test('the expectations name every query of it, and no other', () => {
      expect(hostQueries('all').map(titleOf).sort()).toEqual(Object.keys(hostPanelTruth(story, 0)).sort());
    });

    describeScrapers(
      () => scrapers,
      (scraper) => {
        test('its variable lists every host', async () => {
          const { url } = scraper();
          await until('every host', async () => {
            const rows = await queryInstant(url, 'count by (host) (rm_host_repo_status)');
            const names = Object.values(PUSH_HOSTS).map(({ name }) => name);
            expect(rows.map(({ labels }) => labels['host'] ?? '').toSorted()).toEqual(names.toSorted());
            return true;
          });
        });

        test.each(hostQueries('all'))('$panel / $refId of all hosts', async (query) => {
          const expected = (at: number) => hostPanelTruth(story, at)[titleOf(query)] ?? [];
          expect(await panelDifferences(scraper(), query, expected)).toEqual([]);
        });

        test('every query of one host shows that host, and no other', async () => {
          for (const query of hostQueries('damaged')) {
            const expected = (at: number) => onlyHost(hostPanelTruth(story, at)[titleOf(query)] ?? [], 'damaged');
            expect([titleOf(query), await panelDifferences(scraper(), query, expected)]).toEqual([titleOf(query), []]);
          }
        });
      },
    );
  });

  test('a restart of the server changes no fact, no state and no alert', async () => {
    const before = await allAlerts(server);
    await server.running.stop();
    server = await restartFleetServer(scope, server);
    const first = await page();
    expect(pageDifferences(first, { ...hostRows(story), ...backupRows(story) })).toEqual([]);
    await throughout(EVALUATION_MS, async () => {
      expect(await allAlerts(server)).toEqual(before);
    });
  });

  test('a host that is removed takes its rows along, and leaves those of the host that shares its repository', async () => {
    const { name } = PUSH_HOSTS.joining;
    const { hostId } = story.agents.joining;
    await remove(server, hostId);
    const rest = (rows: Readonly<Record<string, readonly ExpectedSample[]>>) => without(rows, name);
    expect(await settledDifferences(rest(hostRows(story)))).toEqual([]);
    const { families } = await page();
    const left = [...families.values()].flat().filter(({ labels: { host = '', host_id, name: collector = '' } }) => {
      return host_id === hostId || host === name || collector === name || collector.startsWith(`${name}/`);
    });
    expect(left).toEqual([]);
    const shared = story.repositories.sharing.id;
    expect(families.get('backup_source_info')?.filter(({ labels }) => labels['repository'] === shared)).toMatchObject([
      { labels: { host: PUSH_HOSTS.sharing.name, path: story.hosts.sharing.documents } },
    ]);
  });
});

/** The server evaluates its alerts every five seconds. */
const EVALUATION_MS = 7000;

function without(rows: Readonly<Record<string, readonly ExpectedSample[]>>, host: string) {
  const left = Object.entries(rows).map(([family, samples]) => {
    return [family, samples.filter(({ labels }) => labels['host'] !== host)] as const;
  });
  return Object.fromEntries(left);
}
