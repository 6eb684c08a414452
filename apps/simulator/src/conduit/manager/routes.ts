import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Surroundings } from '../../component.ts';
import { bearerOf, refuse } from '../../surface/refuse.ts';
import { CUSTOMERS, DATACENTERS } from '../fleet.ts';
import type { Auth, AuthMethod } from './auth.ts';
import type { ManagerMetrics } from './metrics.ts';
import type { ManagerStore } from './store.ts';

interface ManagerParts {
  readonly store: ManagerStore;
  readonly auth: Auth;
  readonly metrics: ManagerMetrics;
  readonly pace: Surroundings['pace'];
}

type Operation = 'create' | 'read' | 'update' | 'delete' | 'list';

const SERVER_STATUSES = ['active', 'maintenance', 'unreachable'];

/** The HTTP API of the manager: people are let in, and servers looked after. */
export function managerRoutes(app: FastifyInstance, parts: ManagerParts): void {
  loginRoutes(app, parts);
  void app.register(async (guarded) => {
    guarded.addHook('preHandler', async (request, reply) => {
      if ((await parts.auth.validate(bearerOf(request))) === undefined) return refuse(reply, 401, 'unauthorized');
    });
    readRoutes(guarded, parts);
    writeRoutes(guarded, parts);
  });
}

function loginRoutes(app: FastifyInstance, { auth }: ManagerParts): void {
  const login = (methodOf: (body: LoginBody) => AuthMethod) => async (request: FastifyRequest, reply: FastifyReply) => {
    const body = request.body as LoginBody;
    const token = await auth.login(methodOf(body), String(body.customer), String(body.secret));
    return token === undefined ? refuse(reply, 401, 'unauthorized') : { token };
  };
  app.post(
    '/api/v1/auth/login',
    login(({ method }) => (method === 'api_key' ? 'api_key' : 'password')),
  );
  app.post(
    '/api/v1/auth/refresh',
    login(() => 'refresh_token'),
  );
}

interface LoginBody {
  readonly method?: string;
  readonly customer?: string;
  readonly secret?: string;
}

interface ServerRequest {
  readonly Params: { readonly server_id: string };
}

function readRoutes(app: FastifyInstance, parts: ManagerParts): void {
  const { store } = parts;
  const select = { operation: 'select', table: 'servers' } as const;
  app.get('/api/v1/servers', async () => ({
    servers: await counted(parts, 'list', () => store.query(select, 'SELECT * FROM servers ORDER BY id LIMIT 20')),
  }));
  app.get<{ Params: { readonly customer_id: string } }>(
    '/api/v1/customers/:customer_id/servers',
    async ({ params }) => ({
      servers: await counted(parts, 'list', () =>
        store.query(select, 'SELECT * FROM servers WHERE customer_id = ? LIMIT 20', params.customer_id),
      ),
    }),
  );
  app.get<ServerRequest>('/api/v1/servers/:server_id', async ({ params }, reply) => {
    const [server] = await counted(parts, 'read', () =>
      store.query(select, 'SELECT * FROM servers WHERE id = ?', params.server_id),
    );
    return server ?? refuse(reply, 404, 'not_found');
  });
  app.get('/api/v1/gateways', async () => ({
    gateways: await store.query({ operation: 'select', table: 'gateways' }, 'SELECT * FROM gateways ORDER BY id'),
  }));
}

function writeRoutes(app: FastifyInstance, parts: ManagerParts): void {
  const { store } = parts;
  app.post('/api/v1/servers', async (request, reply) => {
    const { id, customer, datacenter } = request.body as Readonly<Record<string, string | undefined>>;
    if (!isOneOf(CUSTOMERS, customer) || !isOneOf(DATACENTERS, datacenter)) return refuse(reply, 422, 'invalid_server');
    try {
      const row = [id, customer, datacenter, 'active'];
      await counted(parts, 'create', () =>
        store.query({ operation: 'insert', table: 'servers' }, 'INSERT INTO servers VALUES (?, ?, ?, ?)', ...row),
      );
    } catch (error) {
      if (!isTaken(error)) throw error;
      return refuse(reply, 409, 'server_exists');
    }
    return reply.code(201).send({ id });
  });
  app.put<ServerRequest>('/api/v1/servers/:server_id', async ({ params, body }, reply) => {
    const { status } = body as { readonly status?: string };
    if (!isOneOf(SERVER_STATUSES, status)) return refuse(reply, 422, 'invalid_server');
    const update = 'UPDATE servers SET status = ? WHERE id = ?';
    await counted(parts, 'update', () =>
      store.query({ operation: 'update', table: 'servers' }, update, status, params.server_id),
    );
    return reply.code(204).send();
  });
  app.delete<ServerRequest>('/api/v1/servers/:server_id', async ({ params }, reply) => {
    await counted(parts, 'delete', () =>
      store.query({ operation: 'delete', table: 'servers' }, 'DELETE FROM servers WHERE id = ?', params.server_id),
    );
    return reply.code(204).send();
  });
}

/** Counts and times an operation on server records. */
async function counted<T>({ metrics, pace }: ManagerParts, operation: Operation, run: () => Promise<T>): Promise<T> {
  const seconds = pace.stopwatch();
  let status: 'success' | 'error' = 'error';
  try {
    const result = await run();
    status = 'success';
    return result;
  } finally {
    metrics.manager_server_operations_total.with({ operation, status }).inc();
    metrics.manager_server_operation_duration_seconds.with({ operation }).observe(seconds());
  }
}

function isOneOf(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}
