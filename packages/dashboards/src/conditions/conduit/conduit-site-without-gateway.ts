import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const gateways = conduit.manager.manager_gateways_total;
const known = gateways.maxBy('datacenter');
const active = gateways.where({ status: 'active' }).maxBy('datacenter');

/** Sites whose gateways are all inactive. What has no row any more was taken away on purpose. */
export const conduitSiteWithoutGateway: Condition = defineCondition({
  name: 'ConduitSiteWithoutGateway',
  system: 'conduit',
  component: 'manager',
  scenario: 'site-lost',
  severity: 'critical',
  for: '5m',
  quantity: active.or(known.minus(known)),
  fires: { when: 'equalTo', threshold: 0 },
  names: none,
  summary: (say) => `Site ${say.label('datacenter')} has no active gateway`,
  description: (say) =>
    `The manager knows gateways of ${say.label('datacenter')}, and none of them is active. No server there can be reached.`,
  panel: {
    id: 16,
    meaning: 'Number of active gateways of each site that has any.',
    unit: 'none',
    noValue: 'No gateway is registered',
    legend: (quantity) => quantity.legend('{{datacenter}}'),
  },
});
