import type { conduitManager, LabelValues } from '@lockstep/catalog';
import { measureDatabase } from '@lockstep/instrumentation/sqlite';
import type { Surroundings } from '../../component.ts';
import type { ConnectionPool } from '../../storage/connection-pool.ts';
import { lengthened } from '../../storage/lengthened.ts';
import { openPool } from '../../storage/open-pool.ts';
import type { ManagerMetrics } from './metrics.ts';
import { SCHEMA } from './schema.ts';

/** What a query of the manager is counted as. */
export type QueryClass = LabelValues<(typeof conduitManager.metrics.manager_db_query_duration_seconds)['labels']>;

/** The manager's database. */
export type ManagerStore = ConnectionPool<QueryClass>;

const MAX_CONNECTIONS = 8;

/** Makes the database with its servers and gateways. */
export function openManagerStore(metrics: ManagerMetrics, surroundings: Surroundings): ManagerStore {
  return openPool<QueryClass>(
    {
      schema: SCHEMA,
      max: MAX_CONNECTIONS,
      measure: (database, addedSeconds) =>
        measureDatabase(database, {
          queries: metrics.manager_db_queries_total,
          duration: lengthened(metrics.manager_db_query_duration_seconds, addedSeconds),
          connections: metrics.manager_db_connections,
          labels: { status: 'status' },
        }),
    },
    surroundings,
  );
}
