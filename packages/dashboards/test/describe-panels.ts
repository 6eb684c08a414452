import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { describe, expect, it } from 'vitest';
import { executePanel } from './execute-panel.ts';
import { panelOf, readPanel } from './read-panel.ts';
import type { PrometheusData } from './responses.ts';

/** What one panel shows for one state of the world. Answers are by refId; a query without one answers nothing. */
export interface PanelRow {
  readonly state: string;
  readonly answers: Readonly<Record<string, PrometheusData>>;
  readonly shows: readonly string[];
}

/** Tests of every panel of a dashboard, by title and in order: a panel without rows fails. */
export function describePanels(dashboard: Dashboard, panels: Readonly<Record<string, readonly PanelRow[]>>): void {
  it('has these panels', () => {
    const shown = dashboard.panels?.filter(({ type }) => type !== 'row');
    expect(shown?.map(({ title }) => title)).toEqual(Object.keys(panels));
  });

  describe.each(Object.entries(panels))('%s shows', (title, rows) => {
    it.each(rows)('$state', async ({ answers, shows }) => {
      expect(readPanel(await executePanel(panelOf(dashboard, title), answers))).toEqual(shows);
    });

    it('nothing that says well when nothing is known', async () => {
      expect(readPanel(await executePanel(panelOf(dashboard, title), {})).join('\n')).not.toContain('[blue]');
    });
  });
}
