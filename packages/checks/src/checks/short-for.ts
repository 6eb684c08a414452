import { defineCheck } from '../check.ts';
import { alertRule, ruleGroup } from '../example-use.ts';

/** A `for` that is over before anything can have changed. */
export const shortFor = defineCheck<'rule'>({
  id: 'short-for',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: '`for` is shorter than the time between two evaluations or two scrapes.',
    why: 'Between two scrapes nothing changes and between two evaluations nobody looks: one sample decides, whatever `for` says.',
    bad: [
      ruleGroup({ name: 'hosts', interval: '1m' }, alertRule('host_up == 0', { for: '30s' })),
      alertRule('host_up == 0', { for: '1s' }),
    ],
    good: [
      ruleGroup({ name: 'hosts', interval: '1m' }, alertRule('host_up == 0')),
      alertRule('host_up == 0', { for: '0s' }),
    ],
  },
  check({ rule, group }, { scrapeIntervalSeconds }, report) {
    const seconds = rule.forSeconds ?? 0;
    const needed = Math.max(group.intervalSeconds ?? 0, scrapeIntervalSeconds);
    if (rule.kind !== 'alert' || seconds === 0 || seconds >= needed) return;
    report({
      path: rule.path,
      message: `\`for\` is ${seconds} s, but a new sample is looked at only every ${needed} s.`,
      fix: `Wait for at least two samples (\`for: ${2 * needed}s\`), or leave \`for\` out.`,
    });
  },
});
