import { Code, ConnectError } from '@connectrpc/connect';
import { conduitGateway } from '@lockstep/catalog';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Surroundings } from '../../component.ts';
import type { Procedures } from '../../rpc/define-service.ts';
import { bearerOf, refuse } from '../../surface/refuse.ts';
import { SERVERS } from '../fleet.ts';
import type { MANAGER_SERVICE } from '../services.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { Sessions, SessionType } from './sessions.ts';

const PROXY_ERRORS = conduitGateway.metrics.gateway_proxy_errors_total.labels.error_type.values;

/** What the routes of a gateway are made of. */
export interface GatewayParts {
  readonly sessions: Sessions;
  readonly metrics: GatewayMetrics;
  /** The manager, who knows the tokens. */
  readonly manager: () => Procedures<(typeof MANAGER_SERVICE)['methods']>;
}

interface SessionRequest {
  readonly Params: { readonly session_id: string };
}

interface CreateRequest {
  readonly Body: { readonly type?: SessionType; readonly serverId?: string };
}

/** The HTTP API of a gateway: sessions are asked for, looked at and ended by whoever has a token of the manager. */
export function gatewayRoutes(
  app: FastifyInstance,
  { sessions, metrics, manager }: GatewayParts,
  { random: chance, effects }: Surroundings,
): void {
  const random = chance.fork('session-faults');
  app.post<CreateRequest>('/api/v1/sessions', async (request, reply) => {
    const customer = await customerOf(request);
    const { type = 'sol', serverId } = request.body;
    const server = SERVERS.find(({ id }) => id === serverId);
    if (customer === undefined) return refuse(reply, 401, 'unauthorized');
    if (server === undefined) return refuse(reply, 422, 'unknown_server');
    if (!random.chance(effects().sessionFailures)) {
      return reply.code(201).send({ id: sessions.create(type, server, customer).id });
    }
    metrics.gateway_session_operations_total.with({ operation: 'create', type, status: 'error' }).inc();
    metrics.gateway_proxy_errors_total.with({ error_type: random.pick(PROXY_ERRORS) }).inc();
    return refuse(reply, 409, 'console_busy');
  });
  app.get<SessionRequest>('/api/v1/sessions/:session_id', async (request, reply) => {
    if ((await customerOf(request)) === undefined) return refuse(reply, 401, 'unauthorized');
    const session = sessions.find(request.params.session_id);
    if (session === undefined) return refuse(reply, 404, 'not_found');
    return { id: session.id, type: session.type, server: session.server.id };
  });
  app.delete<SessionRequest>('/api/v1/sessions/:session_id', async (request, reply) => {
    if ((await customerOf(request)) === undefined) return refuse(reply, 401, 'unauthorized');
    const session = sessions.find(request.params.session_id);
    sessions.end(session);
    return session === undefined ? refuse(reply, 404, 'not_found') : reply.code(204).send();
  });

  /** Undefined when the manager does not know the token. @throws ConnectError when the manager cannot be asked */
  async function customerOf(request: FastifyRequest): Promise<string | undefined> {
    try {
      return (await manager().ValidateToken({ token: bearerOf(request) })).customerId;
    } catch (error) {
      if (ConnectError.from(error).code === Code.Unauthenticated) return undefined;
      throw error;
    }
  }
}
