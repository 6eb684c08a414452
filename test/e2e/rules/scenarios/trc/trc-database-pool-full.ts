import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const used = row('trc_db_connections_in_use');
const most = row('trc_db_connections_max');

/** What the alert of this name does. */
export const trcDatabasePoolFull: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [used]: 3, [most]: 20 },
  trouble: { [used]: 20 },
  border: { [used]: 18 },
  labels: { job: 'trc-control-plane', instance: 'api:8280' },
  raisedAfter: 6,
  endedAfter: 1,
  says: {
    summary: 'The database pool of trc is full: api:8280',
    description: '100% of the database connections that api:8280 may open are in use. Requests wait for one.',
  },
});
