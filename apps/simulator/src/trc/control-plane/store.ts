import type { LabelValues, trcControlPlane } from '@lockstep/catalog';
import { measureDatabase } from '@lockstep/instrumentation/sqlite';
import type { Surroundings } from '../../component.ts';
import type { ConnectionPool } from '../../storage/connection-pool.ts';
import { lengthened } from '../../storage/lengthened.ts';
import { openPool } from '../../storage/open-pool.ts';
import type { ControlPlaneMetrics } from './metrics.ts';

/** What a query of the API is counted as. */
export type QueryClass = LabelValues<(typeof trcControlPlane.metrics.trc_db_query_duration_seconds)['labels']>;

/** The API's database. */
export type ControlPlaneStore = ConnectionPool<QueryClass>;

const MAX_CONNECTIONS = 10;

/** Volumes with a backup policy. */
const VOLUMES = 40;

const SCHEMA = `
CREATE TABLE events (
  id INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, payload TEXT NOT NULL, UNIQUE (stream, version)
);
CREATE TABLE apps (id TEXT PRIMARY KEY, org_id TEXT NOT NULL);
CREATE TABLE idempotency (key TEXT PRIMARY KEY, request TEXT NOT NULL);
CREATE TABLE tokens (id TEXT PRIMARY KEY, org_id TEXT NOT NULL);
CREATE TABLE nodes (id TEXT PRIMARY KEY, beats INTEGER NOT NULL);
CREATE TABLE volumes (id INTEGER PRIMARY KEY, backup_age_days REAL NOT NULL);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${VOLUMES})
  INSERT INTO volumes SELECT i, 0.1 + i % 7 * 0.1 FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
  INSERT INTO apps SELECT 'app-' || i, 'org-' || (i % 5) FROM n;
`;

/** Makes the database with its apps and volumes. */
export function openControlPlaneStore(metrics: ControlPlaneMetrics, surroundings: Surroundings): ControlPlaneStore {
  return openPool<QueryClass>(
    {
      schema: SCHEMA,
      max: MAX_CONNECTIONS,
      measure: (database, addedSeconds) =>
        measureDatabase(database, { duration: lengthened(metrics.trc_db_query_duration_seconds, addedSeconds) }),
    },
    surroundings,
  );
}
