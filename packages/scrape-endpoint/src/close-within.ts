import type { FastifyInstance } from 'fastify';

/** Takes no new connection and waits for the others; whoever still holds one after `deadlineMs` is cut. */
export async function closeWithin(app: FastifyInstance, deadlineMs: number): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), deadlineMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
