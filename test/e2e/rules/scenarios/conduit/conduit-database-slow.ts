import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const quick = row('manager_db_query_duration_seconds_bucket', { operation: 'select', table: 'servers', le: '0.1' });
const limit = row('manager_db_query_duration_seconds_bucket', { operation: 'select', table: 'servers', le: '0.25' });
const half = row('manager_db_query_duration_seconds_bucket', { operation: 'select', table: 'servers', le: '0.5' });
const all = row('manager_db_query_duration_seconds_bucket', { operation: 'select', table: 'servers', le: '+Inf' });
const count = row('manager_db_query_duration_seconds_count', { operation: 'select', table: 'servers' });

/** What the alert of this name does. */
export const conduitDatabaseSlow: readonly Scenario[] = incidentScenarios({
  target: { job: 'conduit-manager', instance: 'manager:8080' },
  quiet: { [quick]: 60, [limit]: 60, [half]: 60, [all]: 60, [count]: 60 },
  trouble: { [quick]: 0, [limit]: 0, [half]: 60 },
  border: { [quick]: 0, [limit]: 60 },
  labels: { table: 'servers' },
  raisedAfter: 17,
  endedAfter: 15,
  says: {
    summary: "The database of Conduit's manager is slow: servers",
    description:
      'One of twenty queries of the table servers takes longer than 0.5 s. Requests of the manager wait for them.',
  },
});
