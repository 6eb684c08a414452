import { type Condition, defineCondition } from '../../alerting/condition.ts';
import { none } from '../../alerting/names.ts';
import { conduit } from '../../alerting/series.ts';

const queries = conduit.manager.manager_db_query_duration_seconds;
const slow = queries.quantile(0.95, '10m', 'table');
const enough = queries.count.increase('10m').sumBy('table').atLeast(20);

/** Queries that people wait for: the budget for latency says that they wait, this says for which table. */
export const conduitDatabaseSlow: Condition = defineCondition({
  name: 'ConduitDatabaseSlow',
  system: 'conduit',
  component: 'manager',
  scenario: 'incident-db-slow',
  severity: 'warning',
  for: '5m',
  quantity: slow.and(enough),
  fires: { when: 'above', threshold: 0.25 },
  names: none,
  summary: (say) => `The database of Conduit's manager is slow: ${say.label('table')}`,
  description: (say) =>
    `One of twenty queries of the table ${say.label('table')} takes longer than ${say.decimal} s. Requests of the manager wait for them.`,
  panel: {
    id: 9,
    meaning:
      '95th percentile of the time of queries of the last ten minutes, by table. Tables with fewer than 20 queries are left out.',
    unit: 's',
    noValue: 'No table has 20 queries',
    legend: (quantity) => quantity.legend('{{table}}'),
  },
});
