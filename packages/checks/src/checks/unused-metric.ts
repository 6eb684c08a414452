import { seriesOfFamily } from '@lockstep/catalog';
import { compileMatcher, type Selector, selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import type { KnownMetrics } from '../known-metrics.ts';
import { EXAMPLE_CATALOG } from '../example-catalog.ts';

const ALL_METRICS = Object.entries(EXAMPLE_CATALOG.metrics).flatMap(([family, description]) =>
  seriesOfFamily(family, description).map(({ name }) => name),
);

/** A metric of a catalog that no query asks for. */
export const unusedMetric = defineCheck<'project'>({
  id: 'unused-metric',
  scope: 'project',
  defect: 'style',
  docs: {
    summary: 'A metric is declared and nothing asks for it.',
    why: 'It costs memory and storage at every scrape; either nobody needs it, or a dashboard forgot it.',
    bad: [['sum(rate(http_requests_total[5m]))', 'up']],
    good: [ALL_METRICS],
  },
  check({ queries }, { metrics }, report) {
    const selectors = queries.flatMap(({ expr }) => selectorsIn(expr));
    const used = new Set(selectors.flatMap((selector) => familiesOf(selector, metrics)));
    for (const { name, metrics: families } of metrics.catalogs) {
      for (const family of Object.keys(families).filter((one) => !used.has(one))) {
        report({
          message: `\`${family}\` of the catalog \`${name}\` is in no query.`,
          fix: 'Show it, or remove it from the catalog.',
        });
      }
    }
  },
});

function familiesOf(selector: Selector, metrics: KnownMetrics): readonly string[] {
  const series = metrics.selected(selector);
  if (series !== undefined) return [series.family];
  const regex = selector.matchers.find(({ label, operator }) => label.name === '__name__' && operator === '=~');
  const compiled = regex === undefined ? undefined : compileMatcher('=~', regex.value.value);
  if (compiled === undefined || 'problem' in compiled) return [];
  return metrics.names.filter(compiled.test).flatMap((name) => metrics.series(name)?.family ?? []);
}
