import type { ApiGate } from '../auth/api-gate.ts';
import { bearerToken } from '@lockstep/scrape-endpoint';
import { OPERATIONS } from '../openapi/operations.ts';
import type { Store } from '../storage/store.ts';
import { route, type TypedApp } from './api-route.ts';
import { credentialsOf } from './hosts.ts';

/** Join tokens: the administrator makes one, and each host enrols itself with it. */
export function joinRoutes(app: TypedApp, { store, gate }: { store: Store; gate: ApiGate }): void {
  route(app, OPERATIONS.createJoinToken, gate, async ({ body }, reply) => {
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send(await store.createJoinToken(body));
  });
  route(app, OPERATIONS.join, gate, async (request, reply) => {
    const { token = '' } = bearerToken(request.raw.rawHeaders);
    const enrolment = await store.joinHost(token, request.body);
    if (!enrolment.ok && enrolment.code === 'unauthorized') return gate.refuseJoin(request, reply);
    return reply.code(201).header('cache-control', 'no-store').send(credentialsOf(enrolment));
  });
}
