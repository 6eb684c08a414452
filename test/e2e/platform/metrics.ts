import { PLATFORM_TARGETS } from '@lockstep/provisioning';
import { describe, expect, it } from 'vitest';
import { platformMetrics } from '../../../scripts/specification/platform-metrics.ts';
import { type Page, readPage } from '../harness/page.ts';
import type { Platform } from './boot-platform.ts';

/** Each metric of the three specifications by its name, on every page where its component has it. */
export function testMetrics(platform: () => Platform): void {
  describe.each(platformMetrics())('$catalog.name', ({ metrics }) => {
    it.each(metrics)('$name is on the page of its component, and has moved', async ({ name, type, jobs }) => {
      const targets = platform().targets.filter(({ job }) => jobs.includes(job));
      expect(targets).toHaveLength(jobs.reduce((sum, job) => sum + PLATFORM_TARGETS[job].ports.length, 0));
      for (const { url } of targets) {
        const page = await pageOf(url);
        const rows = page.samples(type === 'histogram' ? `${name}_count` : name);
        expect(rows.length).toBeGreaterThan(0);
        const hasMoved = type === 'gauge' || rows.some(({ value }) => value > 0);
        expect(hasMoved).toBe(true);
      }
    });
  });
}

const pages = new Map<string, Promise<Page>>();

/** One page of each target serves all of its metrics. */
function pageOf(url: string): Promise<Page> {
  const page = pages.get(url) ?? fetch(`${url}/metrics`).then(async (response) => readPage(await response.text()));
  pages.set(url, page);
  return page;
}
