import { describe, expect, it } from 'vitest';
import { platformMetrics, platformMetricsPage } from '../../scripts/specification/platform-metrics.ts';
import { alertedMetrics } from '../../scripts/alerted-metrics.ts';
import { trcProjections } from '@lockstep/catalog';

const catalogs = platformMetrics();

describe.each(catalogs)('each metric of $catalog.name', ({ metrics }) => {
  it.each(metrics)('$name is written by something, shown by a job, and drawn', ({ emitters, jobs, panels }) => {
    expect({ emitters, jobs, panels }).toEqual({
      emitters: expect.arrayContaining([expect.stringMatching(/\.ts$/)]),
      jobs: expect.arrayContaining([expect.any(String)]),
      panels: expect.arrayContaining([expect.stringContaining(': ')]),
    });
  });

  it('has a line on the page', () => {
    const page = platformMetricsPage();
    expect(metrics.filter(({ name }) => !new RegExp(`^\\| \`${name}[{\`]`, 'm').test(page))).toEqual([]);
  });
});

it('the three specifications have 57, 4 and 68 metrics, and three that only alerts name', () => {
  const counts = (system: string): number =>
    catalogs
      .filter(({ catalog }) => catalog.name.startsWith(system))
      .reduce((sum, { metrics }) => sum + metrics.length, 0);
  expect([counts('conduit'), counts('nixfleet'), counts('trc')]).toEqual([57, 4, 68 + 3]);
});

it('an alert that reads a recorded series reads what it was recorded from', () => {
  const rules = [
    { record: 'a:lag', expr: 'max(trc_projection_lag_events)' },
    { record: 'b:lag', expr: 'a:lag * 2' },
    { alert: 'Lagging', expr: 'b:lag > 3' },
  ];
  const { trc_projection_lag_events: lag, trc_projection_errors_total: errors } = alertedMetrics(trcProjections, rules);
  expect({ lag, errors }).toEqual({ lag: ['Lagging'], errors: [] });
});
