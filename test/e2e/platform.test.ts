import { OWN_CATALOGS } from '@lockstep/catalog';
import { parseText } from '@lockstep/metrics';
import { PLATFORM_JOBS, PLATFORM_TARGETS } from '@lockstep/provisioning';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { checkMetrics } from './harness/promtool.ts';
import { until } from './harness/poll.ts';
import { queryInstant } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { bootPlatform, type Platform } from './platform/boot-platform.ts';
import { testMetrics } from './platform/metrics.ts';
import { testPanels } from './platform/panels.ts';
import { testVerified } from './platform/verified.ts';
import { impatientRules } from './scenario/impatient-rules.ts';
import { expectedFindings } from './scenario/waived-findings.ts';

const scope = new Scope();
afterAll(() => scope.close());

const NEEDS = { prometheus: { program: 'prometheus' }, promtool: { program: 'promtool' } } as const;

describeWithTools('Conduit, nixfleet and trc, played', NEEDS, ({ prometheus, promtool }) => {
  let platform: Platform;

  beforeAll(async () => {
    // Some panels are about errors only, and have nothing to show on a good day.
    const scenarios = ['incident-errors'] as const;
    platform = await bootPlatform(scope, {
      prometheus: prometheus.path,
      scenarios,
      ruleFiles: [impatientRules(scope)],
    });
  });

  it('are all up, one job a component', async () => {
    const up = await until('every target to be up', async () => {
      const samples = await queryInstant(platform.scraper.url, 'sum by (job) (up)');
      return samples.length === PLATFORM_JOBS.length ? samples : undefined;
    });
    const want = PLATFORM_JOBS.map((job) => [job, PLATFORM_TARGETS[job].ports.length]);
    expect(Object.fromEntries(up.map(({ labels, value }) => [labels['job'], value]))).toEqual(Object.fromEntries(want));
  });

  it.each(PLATFORM_JOBS)('%s: the page has no finding but those that its specification demands', async (job) => {
    const names: readonly string[] = PLATFORM_TARGETS[job].catalogs;
    const metrics = OWN_CATALOGS.filter(({ name }) => names.includes(name)).flatMap((catalog) =>
      Object.entries(catalog.metrics),
    );
    for (const { url } of platform.targets.filter((target) => target.job === job)) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const { families, problems } = parseText(text);
      expect(problems).toEqual([]);
      const shown = new Set(families.filter(({ samples }) => samples.length > 0).map(({ name }) => name));
      const expected = expectedFindings(Object.fromEntries(metrics.filter(([name]) => shown.has(name))));
      expect(checkMetrics(promtool.path, text).findings.toSorted()).toEqual(expected);
    }
  });

  describe('the pages', () => {
    testVerified(() => platform);
    testMetrics(() => platform);
  });

  describe('the dashboards', () => {
    testPanels(() => platform);
  });

  it.each(PLATFORM_JOBS)('%s: every instance goes on counting', async (job) => {
    for (const { url } of platform.targets.filter((target) => target.job === job)) {
      const first = await counted(url);
      const later = await until(`${url} to count`, async () => {
        const now = await counted(url);
        return now === first ? undefined : now;
      });
      expect(later).toBeGreaterThan(first);
    }
  });
});

/** The sum of what counters and histograms have counted that do not tell of the process itself. */
async function counted(url: string): Promise<number> {
  const { families } = parseText(await (await fetch(`${url}/metrics`)).text());
  return families
    .filter(({ name, type }) => type !== 'gauge' && !/^(process|nodejs)_/.test(name))
    .flatMap(({ samples }) => samples)
    .filter(({ name }) => /_(total|count)$/.test(name))
    .reduce((sum, { value }) => sum + value, 0);
}
