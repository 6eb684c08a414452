import { canHave, type LabelFlow, lossOf, type Name, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';

/** An aggregation groups by a label that its input cannot have. */
export const impossibleGrouping = defineCheck<'query'>({
  id: 'impossible-grouping',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'An aggregation groups by a label that its input cannot have.',
    why: 'Prometheus says nothing and puts everything into one group, so the result is a total where parts were asked for.',
    bad: [
      'sum by (verb) (rate(http_requests_total[5m]))',
      'max by (route) (sum by (method) (rate(http_requests_total[5m])))',
    ],
    good: [
      'sum by (method) (rate(http_requests_total[5m]))',
      'max by (route) (sum without (method) (rate(http_requests_total[5m])))',
    ],
  },
  check({ expr, analysis }, _context, report) {
    walk(expr, (node) => {
      const input = node.kind === 'aggregation' ? node.args.at(-1) : undefined;
      const flow = input === undefined ? undefined : analysis.labels(input);
      if (node.kind !== 'aggregation' || node.grouping?.kind !== 'by' || flow === undefined) return;
      const { labels } = node.grouping;
      for (const label of labels) {
        if (label.templated || canHave(flow, label.name)) continue;
        report({
          at: label,
          message: `Nothing can be grouped by \`${label.name}\` here. ${whyImpossible(flow, label.name)}`,
          fix: instead(flow, label.name),
          ...(isSpare(label, labels, flow) ? { defect: 'misleading' } : {}),
        });
      }
    });
  },
});

/** A label of other installations (`cluster`) beside others that are there: every part that exists is told apart. */
function isSpare({ name }: Name, labels: readonly Name[], flow: LabelFlow): boolean {
  return lossOf(flow, name) === undefined && labels.some((label) => !label.templated && canHave(flow, label.name));
}
