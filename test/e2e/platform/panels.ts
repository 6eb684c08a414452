import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askPanel } from '../harness/ask-panel.ts';
import { panelQueries, type PanelQuery } from '../harness/panel-queries.ts';
import { until } from '../harness/poll.ts';
import type { Platform } from './boot-platform.ts';

const FOLDER = new URL('../../../dashboards/', import.meta.url);

/** The dashboards of the three systems. */
const PLATFORM_DASHBOARDS: readonly string[] = readdirSync(FOLDER)
  .filter((name) => /^(?:conduit|nixfleet|platform|trc)-.*\.json$/.test(name))
  .sort();

/** What a viewer has chosen who has chosen nothing. */
const ALL = { instance: '.+', datacenter: '.+' };

/** Every query of every dashboard gives data. */
export function testPanels(platform: () => Platform): void {
  describe.each(PLATFORM_DASHBOARDS)('%s', (file) => {
    it.each(panelQueries(new URL(file, FOLDER), ALL))('$panel / $refId ($kind) gives data', async (query) => {
      const samples = await until(`data of ${nameOf(query)}`, async () => {
        const answer = await askPanel(platform().scraper.url, query, Date.now() / 1000);
        return answer.length > 0 ? answer : undefined;
      });
      expect(samples.filter(({ value }) => Number.isNaN(value))).toEqual([]);
    });
  });
}

function nameOf({ panel, refId, expr }: PanelQuery): string {
  return `${panel} / ${refId}: ${expr}`;
}
