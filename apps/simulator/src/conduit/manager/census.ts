import type { conduitManager, LabelValues } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import { DATACENTERS } from '../fleet.ts';
import type { ManagerMetrics } from './metrics.ts';
import type { ManagerStore } from './store.ts';

type ServerLabels = LabelValues<(typeof conduitManager.metrics.manager_servers_total)['labels']>;
type GatewayLabels = LabelValues<(typeof conduitManager.metrics.manager_gateways_total)['labels']>;

/** Counts what is in the tables, every few seconds and not at a scrape. */
export async function takeCensus(
  store: ManagerStore,
  metrics: ManagerMetrics,
  { now, effects }: Pick<Surroundings, 'now' | 'effects'>,
): Promise<void> {
  const { lostSite } = effects();
  await store.query(
    { operation: 'update', table: 'gateways' },
    "UPDATE gateways SET status = CASE datacenter WHEN ? THEN 'inactive' ELSE 'active' END",
    lostSite ?? '',
  );
  const servers = await store.query<ServerLabels & { n: number }>(
    { operation: 'select', table: 'servers' },
    'SELECT customer_id, datacenter, status, count(*) AS n FROM servers GROUP BY customer_id, datacenter, status',
  );
  metrics.manager_servers_total.replace((row) => {
    for (const { n, ...labels } of servers) row(labels, n);
  });
  const gateways = await store.query<GatewayLabels & { n: number }>(
    { operation: 'select', table: 'gateways' },
    'SELECT datacenter, status, count(*) AS n FROM gateways GROUP BY datacenter, status',
  );
  // A site without an active gateway is a zero, not a row that is missing.
  metrics.manager_gateways_total.replace((row) => {
    for (const datacenter of DATACENTERS) {
      for (const status of ['active', 'inactive'] as const) {
        row(
          { datacenter, status },
          gateways.find((one) => one.datacenter === datacenter && one.status === status)?.n ?? 0,
        );
      }
    }
  });
  const [tokens] = await store.query<{ n: number }>(
    { operation: 'select', table: 'tokens' },
    'SELECT count(*) AS n FROM tokens WHERE expires_at >= ?',
    now(),
  );
  metrics.manager_active_tokens.set(tokens?.n ?? 0);
}

/** Removes tokens that expired long ago; those that expired lately are still told from made-up ones. */
export async function forgetTokens(store: ManagerStore, now: number): Promise<void> {
  await store.query({ operation: 'delete', table: 'tokens' }, 'DELETE FROM tokens WHERE expires_at < ?', now - 600);
}
