import { promql } from '@lockstep/query';
import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { nixfleet } from '../../alerting/series.ts';

const failures = nixfleet.nixfleet_compliance_failure_events_total;
const failed = failures.increase('30m').maxBy('control_id', 'host').above(0).countBy('control_id');
const known = failures.countBy('host').count();
const controls = failures.countBy('control_id');
// Beside each control, how many hosts are known.
const hosts = promql.labels('control_id')`${controls} - ${controls} + on () group_left () ${known}`;

/** A control that fails on most hosts is wrong itself, or a release broke it. One host alone is for its owner. */
export const nixfleetComplianceFailing: Condition = defineCondition({
  name: 'NixfleetComplianceFailing',
  system: 'nixfleet',
  component: 'control-plane',
  scenario: 'compliance-failing',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({ failed, all: hosts, least: 3 }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: (say) => `Control ${say.label('control_id')} fails on most hosts`,
  description: (say) =>
    `${say.percentage} of the hosts that ever reported a failure failed the control ${say.label('control_id')} within half an hour.`,
  panel: {
    id: 4,
    meaning:
      'Share of hosts, of those that ever reported a failure, that failed each control within the last half hour. 0 while fewer than three did.',
    unit: 'percentunit',
    noValue: 'Nothing ever failed',
    legend: (quantity) => quantity.legend('{{control_id}}'),
  },
});
