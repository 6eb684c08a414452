import { createServer } from 'node:net';

/**
 * A loopback port that nobody listens on now. For programs that do not say which port 0 became; another program may
 * take it before they do, then they fail to start and say so.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('The probe socket has no port.');
  return address.port;
}
