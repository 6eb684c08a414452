import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const rollouts = trc.scheduler.trc_scheduler_rollout_seconds;
const failed = trc.scheduler.trc_scheduler_rollout_failures_total;

/** Rollouts of many customers fail: then it is the platform. One alone is mostly for its owner. */
export const trcRolloutsFailing: Condition = defineCondition({
  name: 'TrcRolloutsFailing',
  system: 'trc',
  component: 'scheduler',
  scenario: 'rollouts-failing',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('30m').sum(), all: rollouts.count.increase('30m').sum(), least: 3 }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: () => 'Most rollouts of trc fail',
  description: (say) =>
    `${say.percentage} of the rollouts of the last half hour failed. trc_scheduler_rollout_failures_total says why.`,
  panel: {
    id: 13,
    meaning: 'Share of rollouts of the last half hour that failed. 0 while fewer than three did.',
    unit: 'percentunit',
    noValue: 'Nothing was rolled out',
    legend: (quantity) => quantity.legend('Failed'),
  },
});
