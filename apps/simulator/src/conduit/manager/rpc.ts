import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect';
import { serveService } from '../../rpc/define-service.ts';
import { MANAGER_SERVICE } from '../services.ts';
import type { Auth } from './auth.ts';
import type { ManagerMetrics } from './metrics.ts';
import type { ManagerStore } from './store.ts';

/** The RPC of the manager, for gateways and for tools. */
export function managerRpc(
  router: ConnectRouter,
  { store, auth, metrics }: { store: ManagerStore; auth: Auth; metrics: ManagerMetrics },
): void {
  const registrations = metrics.manager_gateway_registrations_total;
  serveService(router, MANAGER_SERVICE, {
    async RegisterGateway({ gatewayId, datacenter }) {
      if (gatewayId === '') {
        registrations.with({ status: 'error' }).inc();
        throw new ConnectError('A gateway needs an id.', Code.InvalidArgument);
      }
      const upsert = "INSERT INTO gateways VALUES (?, ?, 'active') ON CONFLICT (id) DO UPDATE SET status = 'active'";
      await store.query({ operation: 'insert', table: 'gateways' }, upsert, gatewayId, datacenter);
      registrations.with({ status: 'success' }).inc();
      return { status: 'registered' };
    },
    async ValidateToken({ token }) {
      const customer = await auth.validate(token);
      if (customer === undefined) throw new ConnectError('The token is not valid.', Code.Unauthenticated);
      const select = 'SELECT id FROM customers WHERE id = ?';
      await store.query({ operation: 'select', table: 'customers' }, select, customer);
      return { customerId: customer };
    },
    async GetServer({ serverId }) {
      const select = 'SELECT id, datacenter, status FROM servers WHERE id = ?';
      const [row] = await store.query<{ id: string; datacenter: string; status: string }>(
        { operation: 'select', table: 'servers' },
        select,
        serverId,
      );
      if (row === undefined) throw new ConnectError('There is no such server.', Code.NotFound);
      return { serverId: row.id, datacenter: row.datacenter, status: row.status };
    },
    async ListGateways({ datacenter }) {
      const select = "SELECT id FROM gateways WHERE datacenter = ? AND status = 'active' ORDER BY id";
      const rows = await store.query<{ id: string }>({ operation: 'select', table: 'gateways' }, select, datacenter);
      return { gatewayIds: rows.map(({ id }) => id).join(',') };
    },
  });
}
