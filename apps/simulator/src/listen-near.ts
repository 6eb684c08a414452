import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';

/** How many ports above the wanted one are tried. */
const TRIED = 200;

/**
 * Listens on a port of 127.0.0.1, or on the next above it that is free and not `reserved` for somebody else. Port 0 is any
 * that is free. Returns the address.
 *
 * @throws Error when none is free, or when the system refuses for another reason
 */
export async function listenNear(app: FastifyInstance, wanted: number, reserved: ReadonlySet<number>): Promise<string> {
  for (let port = wanted; port < wanted + TRIED; port += 1) {
    if (port !== wanted && reserved.has(port)) continue;
    try {
      await app.listen({ host: '127.0.0.1', port });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
  throw new Error(`No port of 127.0.0.1 from ${wanted} to ${wanted + TRIED - 1} is free.`);
}
