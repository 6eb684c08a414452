import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const requests = conduit.manager.manager_auth_requests_total;
const denied = requests.where({ status: 'denied' });

/** Somebody tries keys, or a service has a wrong one. Mistyped passwords are few, and people then find the right one. */
export const conduitAuthDenied: Condition = defineCondition({
  name: 'ConduitAuthDenied',
  system: 'conduit',
  component: 'manager',
  scenario: 'auth-attack',
  severity: 'warning',
  for: '5m',
  quantity: failureShare({ failed: denied.increase('10m').sum(), all: requests.increase('10m').sum(), least: 20 }),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: () => 'Most logins to Conduit are denied',
  description: (say) =>
    `${say.percentage} of the authentication requests of the last ten minutes were denied: somebody guesses, or a service has a wrong key.`,
  panel: {
    id: 13,
    meaning: 'Share of authentication requests of the last ten minutes that were denied. 0 while fewer than 20 were.',
    unit: 'percentunit',
    noValue: 'Nobody logs in',
    legend: (quantity) => quantity.legend('Denied'),
  },
});
