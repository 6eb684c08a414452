import type { ApiGate } from '../auth/api-gate.ts';
import { OPERATIONS } from '../openapi/operations.ts';
import type { Store } from '../storage/store.ts';
import { route, type TypedApp } from './api-route.ts';
import { pageOf } from './page.ts';

/** Jobs and alerts, page by page. */
export function listRoutes(app: TypedApp, { store, gate }: { store: Store; gate: ApiGate }): void {
  route(app, OPERATIONS.listJobs, gate, async ({ query }) => {
    return store.jobs({ ...pageOf(query), ...(query.host_id !== undefined && { hostId: query.host_id }) });
  });
  route(app, OPERATIONS.listAlerts, gate, async ({ query }) => {
    const hostId = query.host_id;
    return store.alerts({ ...pageOf(query), state: query.state ?? 'open', ...(hostId !== undefined && { hostId }) });
  });
}
