import { defineCheck } from '../check.ts';
import { alertRule, ruleExample, ruleGroup } from '../example-use.ts';

/** A series is recorded so seldom that it is stale in between. */
export const slowGroup = defineCheck<'rule'>({
  id: 'slow-group',
  scope: 'rule',
  defect: 'misleading',
  docs: {
    summary: 'A recording rule is evaluated less often than every five minutes.',
    why: 'Prometheus looks back five minutes for a sample. The recorded series is absent for the rest of the interval.',
    bad: [
      ruleGroup({ name: 'queues', interval: '10m' }, ruleExample({ record: 'queue:length', expr: 'queue_length' })),
    ],
    good: [
      ruleGroup({ name: 'queues', interval: '5m' }, ruleExample({ record: 'queue:length', expr: 'queue_length' })),
      ruleGroup({ name: 'queues', interval: '10m' }, alertRule('queue_length > 100', { for: '20m' })),
    ],
  },
  check({ rule, group }, _context, report) {
    const interval = group.intervalSeconds ?? 0;
    if (rule.kind !== 'record' || interval <= LOOKBACK_SECONDS) return;
    report({
      path: `${group.path}/interval`,
      message: `\`${rule.name}\` has a sample every ${interval} s, and is stale ${LOOKBACK_SECONDS} s after each.`,
      fix: 'Evaluate the group at least every 5 minutes.',
    });
  },
});

/** Default of `--query.lookback-delta`. */
const LOOKBACK_SECONDS = 300;
