import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { trc } from '../../alerting/series.ts';

const requests = trc.controlPlane.trc_http_request_duration_seconds;
const slow = requests.quantile(0.95, '10m');
const enough = requests.count.increase('10m').sum().atLeast(20);

/** The API is slow for everybody, whatever is asked. */
export const trcApiSlow: Condition = defineCondition({
  name: 'TrcApiSlow',
  system: 'trc',
  component: 'control-plane',
  scenario: 'incident-db-slow',
  severity: 'warning',
  for: '5m',
  quantity: slow.and(enough),
  fires: { when: 'above', threshold: 0.5 },
  names: none,
  summary: () => 'The API of trc is slow',
  description: (say) =>
    `One of twenty requests takes longer than ${say.decimal} s. trc_db_query_duration_seconds says whether it is the database.`,
  panel: {
    id: 6,
    meaning: '95th percentile of the time of requests of the last ten minutes. Absent while there were fewer than 20.',
    unit: 's',
    noValue: 'Fewer than 20 requests',
    legend: (quantity) => quantity.legend('p95'),
  },
});
