import { rpcMetrics } from '@lockstep/instrumentation/connect';
import { httpMetrics } from '@lockstep/instrumentation/fastify';
import { observeNodeProcess } from '@lockstep/instrumentation/process';
import type { Component, Surroundings } from '../../component.ts';
import { failSomeCalls, failSomeRequests } from '../../surface/faults.ts';
import { buildSurface } from '../../surface/surface.ts';
import { createAuth } from './auth.ts';
import { managerCallers, type ManagerCallers } from './callers.ts';
import { forgetTokens, takeCensus } from './census.ts';
import { createManagerRegistry } from './metrics.ts';
import { managerRoutes } from './routes.ts';
import { managerRpc } from './rpc.ts';
import { openManagerStore } from './store.ts';

/** Seconds between two looks at the tables. */
const CENSUS_SECONDS = 5;

/** Conduit's manager, its database and those who ask it. */
export async function makeManager(surroundings: Surroundings): Promise<Component> {
  const { pace, now, addressOf } = surroundings;
  const registry = createManagerRegistry();
  const { metrics } = registry;
  const process = observeNodeProcess(registry);
  const store = openManagerStore(metrics, surroundings);
  const auth = createAuth(store, metrics, surroundings);
  const app = await buildSurface({
    name: 'conduit-manager',
    registry,
    httpMetrics: httpMetrics({
      requests: metrics.manager_http_requests_total,
      duration: metrics.manager_http_request_duration_seconds,
      labels: { method: 'method', endpoint: 'route', status_code: 'status' },
    }),
    routes(http) {
      failSomeRequests(http, surroundings);
      managerRoutes(http, { store, auth, metrics, pace });
    },
    rpc: {
      routes: (router) => managerRpc(router, { store, auth, metrics }),
      interceptors: [
        rpcMetrics({
          calls: metrics.manager_rpc_calls_total,
          duration: metrics.manager_rpc_call_duration_seconds,
          labels: { service: 'service', method: 'method', status: 'status' },
        }),
        failSomeCalls(surroundings),
      ],
    },
  });
  let callers: ManagerCallers | undefined;
  return {
    app,
    async tick() {
      const url = addressOf('conduit-manager', 0);
      if (url === undefined) return;
      callers ??= managerCallers(url, surroundings);
      if (now() % CENSUS_SECONDS === 0) await takeCensus(store, metrics, surroundings);
      if (now() % 60 === 0) await forgetTokens(store, now());
      await callers.askForASecond();
    },
    close() {
      process.close();
      store.close();
    },
  };
}
