import { expect, test } from 'vitest';
import { askPanel } from '../harness/ask-panel.ts';
import { panelQueries, type PanelQuery } from '../harness/panel-queries.ts';
import { until } from '../harness/poll.ts';
import type { Scraper } from '../harness/scraper.ts';
import { differences, type ExpectedSample } from '../scenario/compare.ts';
import { panelTruth } from '../scenario/panel-truth.ts';
import type { Scene } from '../scenario/scene.ts';
import { describeScrapers } from '../scenario/scrapers.ts';

const QUERIES = panelQueries(new URL('../../../dashboards/restic-fleet.json', import.meta.url));

/** Every query of every panel of the generated dashboard, on every scraper, against the story. */
export function testPanels(scene: () => Scene): void {
  test('the expectations name every query of the dashboard, and no other', () => {
    const expected = Object.keys(panelTruth(scene().facts, 0));
    expect(QUERIES.map(titleOf).sort()).toEqual(expected.sort());
  });

  describeScrapers(
    () => scene().scrapers,
    (scraper) => {
      test.each(QUERIES)('$panel / $refId', async (query) => {
        const expected = (at: number) => panelTruth(scene().facts, at)[titleOf(query)] ?? [];
        expect(await panelDifferences(scraper(), query, expected)).toEqual([]);
      });
    },
  );
}

/** A query of the dashboard by `panel / refId`. */
export function queryOf(title: string): PanelQuery {
  const query = QUERIES.find((candidate) => titleOf(candidate) === title);
  if (query === undefined) throw new Error(`The dashboard has no query \`${title}\`.`);
  return query;
}

/** Every query of the dashboard but those with the given titles. */
export function queriesBut(titles: readonly string[]): PanelQuery[] {
  const left = QUERIES.filter((query) => !titles.includes(titleOf(query)));
  if (left.length + titles.length !== QUERIES.length) throw new Error(`Not all in the dashboard: ${titles.join(', ')}`);
  return left;
}

/** `panel / refId`. */
export function titleOf({ panel, refId }: Pick<PanelQuery, 'panel' | 'refId'>): string {
  return `${panel} / ${refId}`;
}

/** Data age looks for samples at whole minutes, so it may have to wait for the next one. */
const DEADLINE_MS = 75_000;

/**
 * How the answer differs from what is expected at the moment of the query, one line each. Asks until nothing differs
 * or the deadline has passed: the last scrape may still be on its way.
 */
export async function panelDifferences(
  { url }: Scraper,
  query: PanelQuery,
  expected: (at: number) => readonly ExpectedSample[],
): Promise<string[]> {
  let found: string[] = [];
  const look = async () => {
    const at = Date.now() / 1000;
    found = differences(await askPanel(url, query, at), expected(at));
    return found.length === 0 ? true : undefined;
  };
  await until(titleOf(query), look, { deadlineMs: DEADLINE_MS, everyMs: 250 }).catch((error: unknown) => {
    if (found.length === 0) throw error;
  });
  return found;
}
