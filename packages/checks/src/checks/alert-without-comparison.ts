import { constantOf } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { hasCondition } from '../flow/has-condition.ts';

/** An alert whose expression has a result at all times. */
export const alertWithoutComparison = defineCheck<'rule'>({
  id: 'alert-without-comparison',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'The expression of an alert compares nothing.',
    why: 'An alert fires for every series of the result, whatever its value: this one fires as long as the metric exists.',
    bad: [
      `{ alert: HostDown, expr: 'host_up', for: 5m, labels: { severity: critical }, annotations: { summary: Down, runbook_url: 'https://example.org/down' } }`,
      `{ alert: HostDown, expr: 'host_up == bool 0', for: 5m, labels: { severity: critical }, annotations: { summary: Down, runbook_url: 'https://example.org/down' } }`,
    ],
    good: [
      `{ alert: HostDown, expr: 'host_up == 0', for: 5m }`,
      `{ alert: HostGone, expr: 'absent(host_up)', for: 5m }`,
      `{ alert: Watchdog, expr: 'vector(1)' }`,
    ],
  },
  check({ rule, query }, _context, report) {
    if (rule.kind !== 'alert' || query === undefined || rule.otherQueries.length > 0) return;
    if (query.use.kind === 'alert' && query.use.comparedElsewhere === true) return;
    // An alert that always fires, to show that alerting works, is a constant.
    if (constantOf(query.expr) !== undefined || hasCondition(query.expr)) return;
    report({
      path: rule.query.path,
      message: `\`${rule.name}\` fires for every series of \`${rule.query.text.trim()}\`, whatever its value.`,
      fix: 'Compare with a threshold. With `bool` a comparison gives 0 or 1 for each series, and both fire.',
    });
  },
});
