import type { ApiGate } from '../auth/api-gate.ts';
import { ApiFailure } from '../errors.ts';
import { OPERATIONS } from '../openapi/operations.ts';
import type { Enrolment, Store } from '../storage/store.ts';
import { route, type TypedApp } from './api-route.ts';
import { pageOf } from './page.ts';

const NO_SUCH_HOST = new ApiFailure('not_found', 'There is no host with this id.', { field: 'host_id' });

/** Enrolment and administration of hosts. */
export function hostRoutes(app: TypedApp, { store, gate }: { store: Store; gate: ApiGate }): void {
  route(app, OPERATIONS.enrolHost, gate, async ({ body }, reply) => {
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send(credentialsOf(await store.enrolHost(body)));
  });
  route(app, OPERATIONS.listHosts, gate, async ({ query }) => store.hosts(pageOf(query)));
  route(app, OPERATIONS.changeHost, gate, async ({ params, body }, reply) => {
    const result = await store.changeHost(params.host_id, body);
    if (!result.ok) throw new ApiFailure(result.code, result.message, { field: result.field });
    return reply.code(204).send();
  });
  route(app, OPERATIONS.removeHost, gate, async ({ params }, reply) => {
    if (!(await store.removeHost(params.host_id))) throw NO_SUCH_HOST;
    return reply.code(204).send();
  });
  route(app, OPERATIONS.rotateToken, gate, async ({ params }, reply) => {
    const credentials = await store.rotateToken(params.host_id);
    if (credentials === undefined) throw NO_SUCH_HOST;
    return reply.code(201).header('cache-control', 'no-store').send(credentials);
  });
}

/** @throws ApiFailure for an enrolment that was refused */
export function credentialsOf(enrolment: Enrolment): { host_id: string; token: string } {
  if (enrolment.ok) return enrolment.credentials;
  throw new ApiFailure(enrolment.code, enrolment.message, { field: enrolment.field });
}
