import { compileMatcher, type Expr } from '@lockstep/promql';
import { defineCheck, type QuerySubject } from '../check.ts';
import { panelQuery } from '../example-use.ts';
import type { KnownMetrics } from '../known-metrics.ts';
import { knownBounds } from '../selectors/bound-matchers.ts';
import { takesBuckets } from '../selectors/bucket-use.ts';
import { type SelectorUse, selectorUses } from '../selectors/counter-use.ts';

/** Buckets are added up or drawn, and nothing is worked out from them. */
export const bucketWithoutQuantile = defineCheck<'query'>({
  id: 'bucket-without-quantile',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'The buckets of a classic histogram are added up, or shown as lines.',
    why: 'Each bucket counts everything up to its bound, all smaller buckets included: a sum of them counts most things several times.',
    bad: [
      'sum by (route) (rate(http_request_duration_seconds_bucket[5m]))',
      'sum by (le) (rate(http_request_duration_seconds_bucket[5m]))',
    ],
    good: [
      'sum by (route) (rate(http_request_duration_seconds_count[5m]))',
      'histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))',
      'sum(rate(http_request_duration_seconds_bucket{le="+Inf"}[5m]))',
      'sum(rate(http_request_duration_seconds_bucket{le=~"1([.]0)?"}[5m]))',
      panelQuery('sum by (le) (rate(http_request_duration_seconds_bucket[5m]))', { format: 'heatmap' }),
      panelQuery('sum by (le) (rate(http_request_duration_seconds_bucket[5m]))', { legend: '{{le}}' }),
    ],
  },
  check(subject, { metrics }, report) {
    for (const use of selectorUses(subject.expr, metrics)) {
      if (use.series.role !== 'bucket' || isOneBucket(use, metrics) || use.around.some(isMeant)) continue;
      const { name, family } = use.series;
      const added = use.around.find(
        (node) => node.kind === 'aggregation' && subject.analysis.labels(node)?.must.has('le') !== true,
      );
      if (added === undefined && !isDrawn(subject)) continue;
      report({
        at: added ?? use.selector,
        message:
          added === undefined
            ? `The buckets of \`${name}\` are shown, each with all smaller ones in it.`
            : `Buckets of \`${name}\` are combined, each with all smaller ones in it.`,
        fix: `Use \`${family}_count\` for how many, \`histogram_quantile\` for how long, or the format \`heatmap\`.`,
      });
    }
  },
});

/** One bound, or a pattern for the ways in which servers write one. */
function isOneBucket({ selector }: SelectorUse, metrics: KnownMetrics): boolean {
  return selector.matchers.some(({ label, operator, value }) => {
    if (label.name !== 'le' || value.templated) return false;
    if (operator === '=') return true;
    const compiled = compileMatcher(operator, value.value);
    if (operator !== '=~' || 'problem' in compiled) return false;
    return knownBounds(selector, metrics)?.filter((bound) => compiled.test(bound)).length === 1;
  });
}

/** Whether buckets are asked for as buckets, or only for whether they are there. */
function isMeant(node: Expr): boolean {
  if (takesBuckets(node) !== undefined) return true;
  const name = node.kind === 'call' ? node.function.name : node.kind === 'aggregation' ? node.operator.name : '';
  return ONLY_ASKED.has(name);
}

const ONLY_ASKED = new Set(['absent', 'absent_over_time', 'count', 'group', 'count_values']);

/** Whether a panel shows the query as lines or numbers that nothing says a bucket of. */
function isDrawn({ use }: QuerySubject): boolean {
  return use.kind === 'panel' && use.format !== 'heatmap' && !/\{\{\s*le\s*\}\}/.test(use.legend);
}
