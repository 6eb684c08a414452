import { beforeAll, describe, expect, it } from 'vitest';
import { askPanel } from '../harness/ask-panel.ts';
import { readPage } from '../harness/page.ts';
import { type PanelQuery, panelQueries } from '../harness/panel-queries.ts';
import { until } from '../harness/poll.ts';
import { repositoryFigures } from '../harness/restic.ts';
import { differences, type ExpectedSample } from '../scenario/compare.ts';
import type { PanelAnswers } from '../scenario/pull-panels/panel-answer.ts';
import { pullPanels } from '../scenario/pull-panels.ts';
import type { PullScene } from '../scenario/pull-scene.ts';
import { describeScrapers, SCRAPERS } from '../scenario/scrapers.ts';

const file = (uid: string): URL => new URL(`../../../dashboards/${uid}.json`, import.meta.url);
const DASHBOARDS = ['backup-overview', 'kopia-backup-overview', 'backup-alerts'].map((uid) => ({
  uid,
  queries: panelQueries(file(uid)),
}));
const MACHINE = panelQueries(file('system-resources'), { instance: '.+' });

const nameOf = ({ panel, refId }: PanelQuery): string => `${panel} / ${refId}`;

/** Every query of the dashboards gives what the story says, on every server; what it does not decide looks the same on all. */
export function testPanels(scene: () => PullScene): void {
  let answers: Readonly<Record<string, PanelAnswers>> = {};

  beforeAll(async () => {
    const { made, exporterAddress: instance } = scene();
    const { sizeBytes } = await repositoryFigures(made.good);
    answers = pullPanels({ made, instance, goodSizeBytes: sizeBytes });
  });

  it.each(DASHBOARDS)('the answers name every query of $uid, and no other', ({ uid, queries }) => {
    expect(Object.keys(answers[uid] ?? {}).toSorted()).toEqual(queries.map(nameOf).toSorted());
  });

  describeScrapers(
    () => scene().scrapers,
    (scraper) => {
      describe.each(DASHBOARDS)('$uid', ({ uid, queries }) => {
        it.each(queries)('$panel / $refId', async (query) => {
          const told = answers[uid]?.[nameOf(query)];
          const wanted = () => (told === 'same' ? shapeOf(scene(), query) : (told ?? []));
          expect(await differing(scraper().url, query, wanted)).toEqual([]);
        });
      });

      it.each(MACHINE)('system-resources: $panel / $refId', async (query) => {
        const exact = EXACT[nameOf(query)];
        const wanted = () => (exact === undefined ? shapeOf(scene(), query) : exactly(scene(), query, exact));
        expect(await differing(scraper().url, query, wanted)).toEqual([]);
      });
    },
  );
}

type Wanted = readonly ExpectedSample[] | Promise<readonly ExpectedSample[]>;

/** What is left of the differences when the answer has had its time to become as it is wanted. */
async function differing(url: string, query: PanelQuery, wanted: () => Wanted): Promise<readonly string[]> {
  let left: readonly string[] = [];
  const look = async (): Promise<true | undefined> => {
    left = differences(await askPanel(url, query, Date.now() / 1000), await wanted());
    return left.length === 0 ? true : undefined;
  };
  await until('the answer', look, { deadlineMs: 10_000 }).catch((error: unknown) => {
    if (left.length === 0) throw error;
  });
  return left;
}

const ANY = { from: -Infinity, to: Infinity };

/** The series of the first server that is there, with any value. */
async function shapeOf({ scrapers }: PullScene, query: PanelQuery): Promise<ExpectedSample[]> {
  const first = SCRAPERS.map(({ name }) => scrapers.get(name)).find((scraper) => scraper !== undefined);
  if (first === undefined) throw new Error('No server was started.');
  const samples = await askPanel(first.url, query, Date.now() / 1000);
  return samples.map(({ labels }) => ({ labels, value: ANY }));
}

/** Queries that show what the node exporter says, by the row of its page. */
const EXACT: Readonly<Record<string, string>> = {
  'Memory Consumption / total': 'node_memory_MemTotal_bytes',
  'Disk Space / size': 'node_filesystem_size_bytes',
  'Disk Space / readonly': 'node_filesystem_readonly',
};

/** The series that the dashboard chooses, with the values of the node exporter's own page. */
async function exactly(scene: PullScene, query: PanelQuery, name: string): Promise<ExpectedSample[]> {
  const rows = readPage(await (await fetch(`${scene.nodeExporterUrl}/metrics`)).text()).samples(name);
  const shape = await shapeOf(scene, query);
  if (shape.length === 0) throw new Error(`${nameOf(query)} shows nothing yet.`);
  return shape.map(({ labels }) => {
    const row = rows.find((one) => ['device', 'mountpoint'].every((label) => one.labels[label] === labels[label]));
    if (row === undefined) throw new Error(`The node exporter has no ${name} of ${JSON.stringify(labels)}.`);
    return { labels, value: row.value };
  });
}
