import { canHave } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { panelQuery } from '../example-use.ts';
import { asksForNothing } from '../flow/asks-for-nothing.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';

/** A legend names a label that the series of the query cannot have. */
export const impossibleLegend = defineCheck<'query'>({
  id: 'impossible-legend',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'The legend of a query names a label that its series cannot have.',
    why: 'Grafana writes nothing in its place, so lines that are told apart by that label all look alike.',
    bad: [
      panelQuery('sum by (method) (rate(http_requests_total[5m]))', { legend: '{{method}} {{route}}' }),
      panelQuery('rate(http_requests_total[5m])', { legend: '{{__name__}}' }),
      panelQuery('absent(sum(up))', { legend: '{{job}}' }),
    ],
    good: [
      panelQuery('sum by (method, route) (rate(http_requests_total[5m]))', { legend: '{{method}} {{ route }}' }),
      panelQuery('rate(http_requests_total[5m])', { legend: '{{$label}} requests' }),
      panelQuery('absent(up{job="web"})', { legend: '{{job}}' }),
    ],
  },
  check({ expr, analysis, use }, _context, report) {
    const flow = analysis.labels(expr);
    if (use.kind !== 'panel' || flow === undefined || use.format === 'table' || asksForNothing(expr, analysis)) return;
    for (const label of labelsOfLegend(use.legend)) {
      if (canHave(flow, label)) continue;
      report({
        at: expr,
        message: `The legend names \`${label}\`, which no series of the query has. ${whyImpossible(flow, label)}`,
        fix: instead(flow, label),
      });
    }
  },
});

/** Grafana's `{{ label }}`, each once. What holds a variable is known only when the panel is shown. */
function labelsOfLegend(legend: string): readonly string[] {
  const labels = [...legend.matchAll(/\{\{\s*([^{}]+?)\s*\}\}/g)].flatMap(([, label]) => label ?? []);
  return [...new Set(labels)].filter((label) => !/[$[]/.test(label));
}
