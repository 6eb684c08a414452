import type { FastifyInstance } from 'fastify';
import type { Surroundings } from '../../component.ts';
import { failSomeRequests } from '../../surface/faults.ts';
import { refuse } from '../../surface/refuse.ts';
import { type Command, createCommands } from './commands.ts';
import type { ControlPlaneMetrics } from './metrics.ts';
import type { ControlPlaneStore } from './store.ts';
import { tokenRoutes } from './token-routes.ts';

/** The routes of commands; each takes an idempotency key. */
export const COMMAND_ROUTES: Readonly<Record<Command, { readonly method: 'POST' | 'PUT'; readonly url: string }>> = {
  app_create: { method: 'POST', url: '/v1/apps' },
  env_create: { method: 'POST', url: '/v1/envs' },
  deploy_create: { method: 'POST', url: '/v1/envs/:env_id/deploys' },
  deploy_rollback: { method: 'POST', url: '/v1/envs/:env_id/rollbacks' },
  process_scale: { method: 'PUT', url: '/v1/envs/:env_id/processes/:process_type' },
  route_set: { method: 'PUT', url: '/v1/envs/:env_id/routes/:route_id' },
  secret_set: { method: 'PUT', url: '/v1/envs/:env_id/secrets' },
  volume_create: { method: 'POST', url: '/v1/envs/:env_id/volumes' },
};

interface ApiParts {
  readonly store: ControlPlaneStore;
  readonly metrics: ControlPlaneMetrics;
}

/** trc's API. What tenants ask for fails as the scenario says; nodes are always heard. */
export async function controlPlaneRoutes(
  app: FastifyInstance,
  parts: ApiParts,
  surroundings: Surroundings,
): Promise<void> {
  app.post<{ Params: { readonly node_id: string } }>('/v1/nodes/:node_id/heartbeats', async ({ params }, reply) => {
    const upsert = 'INSERT INTO nodes VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET beats = beats + 1';
    await parts.store.query({ query_class: 'other' }, upsert, params.node_id);
    return reply.code(204).send();
  });
  await app.register(async (tenants) => {
    failSomeRequests(tenants, surroundings);
    tokenRoutes(tenants, parts, surroundings);
    commandRoutes(tenants, parts, surroundings);
    readRoutes(tenants, parts);
    restoreRoute(tenants, parts, surroundings);
  });
}

function commandRoutes(app: FastifyInstance, { store, metrics }: ApiParts, surroundings: Surroundings): void {
  const handle = createCommands(store, metrics, surroundings);
  for (const [command, { method, url }] of Object.entries(COMMAND_ROUTES)) {
    app.route<{ Params: { readonly env_id?: string } }>({
      method,
      url,
      async handler({ body, params, headers }, reply) {
        const expected = headers['if-match'];
        const outcome = await handle({
          command: command as Command,
          endpoint: url,
          idempotencyKey: String(headers['idempotency-key'] ?? ''),
          stream: params.env_id ?? command,
          ...(expected !== undefined && { expectedVersion: Number(expected) }),
          payload: Object(body) as object,
        });
        return reply.code(outcome).send({ status: outcome });
      },
    });
  }
}

function readRoutes(app: FastifyInstance, { store }: ApiParts): void {
  const read = { query_class: 'projection_read' } as const;
  app.get('/v1/apps', async () => ({ apps: await store.query(read, 'SELECT * FROM apps ORDER BY id LIMIT 20') }));
  app.get<{ Params: { readonly app_id: string } }>('/v1/apps/:app_id', async ({ params }, reply) => {
    const [found] = await store.query(read, 'SELECT * FROM apps WHERE id = ?', params.app_id);
    return found ?? refuse(reply, 404, 'not_found');
  });
  app.get('/v1/events', async () => ({
    events: await store.query({ query_class: 'event_read' }, 'SELECT * FROM events ORDER BY id DESC LIMIT 20'),
  }));
}

function restoreRoute(
  app: FastifyInstance,
  { store, metrics }: ApiParts,
  { random: chance, effects }: Surroundings,
): void {
  const random = chance.fork('restores');
  app.post<{ Params: { readonly volume_id: string } }>('/v1/volumes/:volume_id/restores', async ({ params }, reply) => {
    await store.query({ query_class: 'backup_status' }, 'SELECT * FROM volumes WHERE id = ?', params.volume_id);
    if (random.chance(effects().restoreFailures)) metrics.trc_restore_failures_total.inc();
    return reply.code(202).send();
  });
}
