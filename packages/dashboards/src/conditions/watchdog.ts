import { constant } from '@lockstep/query';
import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';

/**
 * Always fires. Something outside, which expects to hear it, notices when Prometheus, Alertmanager or the way out is
 * dead: a dead man's switch.
 */
export const watchdog: Condition = defineCondition({
  name: 'Watchdog',
  severity: 'info',
  component: 'monitoring',
  for: '0m',
  quantity: constant(1),
  names: none,
  summary: () => 'Alerting works',
  description: () =>
    'This alert always fires. Send it to a service outside that raises the alarm when it stops coming.',
  panel: {
    id: 21,
    meaning: 'A line as long as Prometheus answers. The alert has no threshold: it always fires.',
    unit: 'none',
    noValue: 'Prometheus does not answer',
    legend: (quantity) => quantity.legend('Watchdog'),
  },
});
