import { spawn } from 'node:child_process';
import { type AddressInfo, createConnection, createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A rest server behind a meter. */
export interface MeteredServer {
  /** What restic takes as repository, without a path. */
  readonly url: string;
  /** Bytes that the server has sent so far, HTTP and all. */
  readonly sentBytes: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts Debian's rest server over a folder, and a proxy before it that counts. Both listen on 127.0.0.1 only. */
export async function startMeteredServer(program: string, folder: string): Promise<MeteredServer> {
  const port = await freePort();
  const args = ['--path', folder, '--listen', `127.0.0.1:${port}`, '--no-auth'];
  const server = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await listening(port);
  let sent = 0;
  const proxy = createServer((client) => {
    const upstream = createConnection(port, '127.0.0.1');
    upstream.on('data', ({ length }) => (sent += length));
    client.pipe(upstream).pipe(client);
    // Either side going away ends the other, and is no error of the test.
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `rest:http://127.0.0.1:${portOf(proxy)}`,
    sentBytes: () => sent,
    stop: async () => {
      proxy.close();
      server.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = createConnection(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await delay(50);
  }
  throw new Error(`no rest server on port ${port} after 10 s`);
}
