import { defineCheck } from '../check.ts';
import { alertRule, ruleGroup } from '../example-use.ts';

/** A `for` that is over before the rule is evaluated again. */
export const shortFor = defineCheck<'rule'>({
  id: 'short-for',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: '`for` is shorter than the time between two evaluations of its group.',
    why: 'Nobody looks in between: the alert is pending for a whole interval, or for none, whatever `for` says.',
    bad: [ruleGroup({ name: 'hosts', interval: '1m' }, alertRule('host_up == 0', { for: '30s' }))],
    good: [
      ruleGroup({ name: 'hosts', interval: '1m' }, alertRule('host_up == 0')),
      ruleGroup({ name: 'hosts', interval: '1m' }, alertRule('host_up == 0', { for: '0s' })),
    ],
  },
  check({ rule, group }, _context, report) {
    const seconds = rule.forSeconds ?? 0;
    const interval = group.intervalSeconds ?? 0;
    if (rule.kind !== 'alert' || seconds === 0 || seconds >= interval) return;
    report({
      path: rule.path,
      message: `\`for\` is ${seconds} s, but the rule is evaluated only every ${interval} s.`,
      fix: `Wait for at least two evaluations (\`for: ${2 * interval}s\`), or leave \`for\` out.`,
    });
  },
});
