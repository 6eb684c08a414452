import type { FastifyInstance } from 'fastify';
import type { Store } from '../storage/store.ts';
import type { Lifecycle } from './http-discipline.ts';

/** `/-/healthy`: the process answers. `/-/ready`: it takes reports, and what it acknowledges reaches the store's file. */
export function healthRoutes(
  app: FastifyInstance,
  { store, lifecycle }: { store: Pick<Store, 'health'>; lifecycle: Lifecycle },
): void {
  app.get('/-/healthy', async (_request, reply) => reply.header('cache-control', 'no-store').send('OK\n'));
  app.get('/-/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (lifecycle.draining) return reply.code(503).send('Stopping\n');
    const health = store.health();
    if (health.ok) return reply.send('OK\n');
    // The reason names paths, so it goes to the log and not to whoever asks.
    request.log.error({ reason: health.reason }, 'Not ready');
    return reply.code(503).send('The store is not usable; see the log\n');
  });
}
