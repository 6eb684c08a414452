import { backup, exporter as exporterCatalog, kopia } from '@lockstep/catalog';
import { expect, it } from 'vitest';
import { readPage } from '../harness/page.ts';
import { until } from '../harness/poll.ts';
import { checkMetrics } from '../harness/promtool.ts';
import { expectedFindings } from '../scenario/waived-findings.ts';
import type { PullScene } from '../scenario/pull-scene.ts';

/** A scrape that waited for a tool would take at least the timeout of the hanging one, 2 s. */
const AT_ONCE_MS = 1000;

/** The page of the exporter is sound, and there at once. */
export function testPage(scene: () => PullScene, promtool: string): void {
  it('our strict parser and promtool have nothing against it but what is waived', async () => {
    const text = await scene().exporter.page();
    const page = readPage(text);
    expect(page.problems).toEqual([]);
    const shown = new Set(page.families.keys());
    const metrics = { ...exporterCatalog.metrics, ...backup.metrics, ...kopia.metrics };
    const present = Object.fromEntries(Object.entries(metrics).filter(([name]) => shown.has(name)));
    expect(checkMetrics(promtool, text).findings.toSorted()).toEqual(expectedFindings(present));
  });

  it('a scrape during a look that hangs is answered at once', async () => {
    const looks = 'lockstep_exporter_looks_in_progress';
    const took = await until('a scrape during a look', async () => {
      const begun = performance.now();
      const text = await scene().exporter.page();
      const elapsed = performance.now() - begun;
      return (readPage(text).samples(looks)[0]?.value ?? 0) > 0 ? elapsed : undefined;
    });
    expect(took).toBeLessThan(AT_ONCE_MS);
  });
}
