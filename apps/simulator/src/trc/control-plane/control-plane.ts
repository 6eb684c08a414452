import { httpMetrics } from '@lockstep/instrumentation/fastify';
import { observeNodeProcess } from '@lockstep/instrumentation/process';
import type { Component, Surroundings } from '../../component.ts';
import { buildSurface } from '../../surface/surface.ts';
import { type ControlPlaneMetrics, createControlPlaneRegistry } from './metrics.ts';
import { controlPlaneRoutes } from './routes.ts';
import { type ControlPlaneStore, openControlPlaneStore } from './store.ts';
import { createTenants, type Tenants } from './tenants.ts';

/** Seconds between two looks at the tables. */
const CENSUS_SECONDS = 5;

/** Days after which a backup is too old. */
const POLICY_DAYS = 1;

/** trc's control plane API, its database and its tenants. */
export async function makeControlPlane(surroundings: Surroundings): Promise<Component> {
  const { now, addressOf, effects } = surroundings;
  const registry = createControlPlaneRegistry();
  const { metrics } = registry;
  const process = observeNodeProcess(registry);
  const store = openControlPlaneStore(metrics, surroundings);
  const app = await buildSurface({
    name: 'trc-control-plane',
    registry,
    httpMetrics: httpMetrics({
      requests: metrics.trc_http_requests_total,
      duration: metrics.trc_http_request_duration_seconds,
      labels: { method: 'method', path_template: 'route', status: 'status' },
    }),
    routes: (http) => controlPlaneRoutes(http, { store, metrics }, surroundings),
  });
  registry.onScrape(() => {
    metrics.trc_db_connections_in_use.set(store.inUse);
    metrics.trc_db_connections_max.set(store.max);
  });
  let tenants: Tenants | undefined;
  return {
    app,
    async tick() {
      // One connection follows the events as long as the API runs.
      store.hold(effects().isPoolFull ? store.max : 1);
      const url = addressOf('trc-control-plane', 0);
      if (url === undefined) return;
      tenants ??= createTenants(url, surroundings);
      if (now() % CENSUS_SECONDS === 0) await takeCensus(store, metrics, surroundings);
      await tenants.askForASecond();
    },
    close() {
      process.close();
      store.close();
    },
  };
}

/** Counts what is in the tables, every few seconds and not at a scrape. */
async function takeCensus(
  store: ControlPlaneStore,
  metrics: ControlPlaneMetrics,
  { effects }: Pick<Surroundings, 'effects'>,
): Promise<void> {
  const { count, days } = effects().staleVolumes;
  await store.query(
    { query_class: 'backup_status' },
    'UPDATE volumes SET backup_age_days = CASE WHEN id <= ? THEN 1.0 + id * ? ELSE 0.1 + id % 7 * 0.1 END',
    count,
    count === 0 ? 0 : (days - 1) / count,
  );
  const [backups] = await store.query<{ stale: number; worst: number }>(
    { query_class: 'backup_status' },
    'SELECT count(*) FILTER (WHERE backup_age_days > ?) AS stale, max(backup_age_days) AS worst FROM volumes',
    POLICY_DAYS,
  );
  metrics.trc_backup_stale_volumes.set(backups?.stale ?? 0);
  if (backups !== undefined) metrics.trc_backup_staleness_max_days.set(backups.worst);
  const [events] = await store.query<{ n: number; bytes: number }>(
    { query_class: 'event_read' },
    'SELECT count(*) AS n, coalesce(sum(length(payload) + length(stream) + 16), 0) AS bytes FROM events',
  );
  metrics.trc_events_table_rows.set(events?.n ?? 0);
  metrics.trc_events_table_size_bytes.set(events?.bytes ?? 0);
}
