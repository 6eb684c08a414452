import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { targetsUp } from '../../alerting/targets-up.ts';

/** Components of trc that cannot be scraped. */
export const trcTargetDown: Condition = defineCondition({
  name: 'TrcTargetDown',
  system: 'trc',
  component: 'monitoring',
  scenario: 'component-down',
  severity: 'critical',
  // Longer than a restart or an upgrade takes.
  for: '5m',
  quantity: targetsUp('trc-agent', 'trc-control-plane', 'trc-edge', 'trc-projections', 'trc-scheduler'),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: (say) =>
    say.known(
      'instance',
      `trc's ${say.label('instance')} cannot be scraped`,
      `No target is left of ${say.label('job')}`,
    ),
  description: (say) =>
    `Prometheus gets no page from ${say.known('instance', `${say.label('instance')} (job ${say.label('job')})`, `the job ${say.label('job')}, which has no target any more`)}. No other alert about it can fire.`,
  panel: {
    id: 1,
    meaning:
      'Whether the last scrape of each component of trc succeeded (1) or not (0). A job that lost all its targets is a 0, too.',
    unit: 'none',
    noValue: 'trc is not scraped',
    legend: (quantity) => quantity.legend('{{job}} {{instance}}'),
  },
});
