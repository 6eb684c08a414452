import { type AnyMetric, backup, kopia, lockstep, resticManager } from '@lockstep/catalog';
import { describe, expect, test } from 'vitest';
import { describeWithTools } from '../../tools/describe-with-tools.ts';
import { scrapePage } from '../harness/fleet-server.ts';
import { type Page, readPage } from '../harness/page.ts';
import { until } from '../harness/poll.ts';
import { checkMetrics } from '../harness/promtool.ts';
import { differences, type ExpectedSample } from '../scenario/compare.ts';
import { pageTruth } from '../scenario/page-truth.ts';
import type { Scene } from '../scenario/scene.ts';
import { expectedFindings } from '../scenario/waived-findings.ts';

/** Everything that the page of a fleet server may hold. */
export const CATALOG = { ...resticManager.metrics, ...lockstep.metrics, ...backup.metrics, ...kopia.metrics };

/** The page itself, by our own parser, by promtool, against the story and against the catalogs. */
export function testPage(scene: () => Scene): void {
  test('it shows what happened, by value', async () => {
    const wanted = pageTruth(scene().facts.truth, scene().agents);
    await until('the page', async () => {
      expect(pageDifferences(readPage(await scrapePage(scene().server)), wanted)).toEqual([]);
      return true;
    });
  });

  test('it has no problem, no family that is in no catalog, and every family that is always there', async () => {
    const { problems, families } = readPage(await scrapePage(scene().server));
    expect(problems).toEqual([]);
    expect([...families.keys()].filter((name) => !Object.hasOwn(CATALOG, name))).toEqual([]);
    const always = Object.entries(CATALOG).flatMap(([name, { presence }]) => (presence === 'always' ? [name] : []));
    expect(always.filter((name) => !families.has(name))).toEqual([]);
  });

  describe.each(['bookworm', 'trixie', 'sid'] as const)('promtool of %s', (suite) => {
    describeWithTools('check metrics', { promtool: { program: 'promtool', suite } }, ({ promtool }) => {
      test(`${promtool.version} finds exactly what the catalogs waive`, async () => {
        const page = await scrapePage(scene().server);
        const { findings } = checkMetrics(promtool.path, page);
        expect([...findings].sort()).toEqual(expectedFindings(familiesOn(page)));
      });
    });
  });
}

/** What the catalogs say of the families that have samples on a page; promtool looks at no others. */
export function familiesOn(page: string): Readonly<Record<string, AnyMetric>> {
  const { families } = readPage(page);
  return Object.fromEntries(Object.entries(CATALOG).filter(([name]) => (families.get(name)?.length ?? 0) > 0));
}

/** How families of a page differ from what they must be, one line each. */
export function pageDifferences(
  { families }: Page,
  wanted: Readonly<Record<string, readonly ExpectedSample[]>>,
): string[] {
  return Object.entries(wanted).flatMap(([family, samples]) =>
    differences(families.get(family) ?? [], samples).map((difference) => `${family}: ${difference}`),
  );
}
