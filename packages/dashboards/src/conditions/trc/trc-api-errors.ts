import { anyOf } from '@lockstep/query';
import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { failureShare } from '../../alerting/failure-share.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const requests = trc.controlPlane.trc_http_requests_total;
const failed = requests.where({ status: anyOf('500', '501', '502', '503', '504') });

/** The API fails, and with it every deploy and every login. */
export const trcApiErrors: Condition = defineCondition({
  name: 'TrcApiErrors',
  system: 'trc',
  component: 'control-plane',
  scenario: 'incident-errors',
  severity: 'critical',
  for: '5m',
  quantity: failureShare({ failed: failed.increase('10m').sum(), all: requests.increase('10m').sum(), least: 10 }),
  fires: { when: 'above', threshold: 0.05 },
  names: none,
  summary: () => 'The API of trc fails',
  description: (say) =>
    `${say.percentage} of the requests of the last ten minutes were answered with an error of ours.`,
  panel: {
    id: 5,
    meaning: 'Share of requests of the last ten minutes that were answered with a 5xx. 0 while fewer than ten were.',
    unit: 'percentunit',
    noValue: 'No requests',
    legend: (quantity) => quantity.legend('5xx'),
  },
});
