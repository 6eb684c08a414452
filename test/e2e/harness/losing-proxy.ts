import { createServer } from 'node:http';
import type { Scope } from './scope.ts';

/** A proxy in front of the fleet server that loses answers: the request arrives, the answer never comes back. */
export interface LosingProxy {
  readonly url: string;
  /** From now on answers are lost (`true`) or passed on (`false`, the start). */
  lose(answers: boolean): void;
  /** How many answers were lost so far. */
  lost(): number;
}

/** Starts one on a free loopback port. */
export async function startLosingProxy(scope: Scope, upstream: string): Promise<LosingProxy> {
  let losing = false;
  let lost = 0;
  const proxy = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void forward(upstream, request, Buffer.concat(chunks)).then((answer) => {
        if (losing) {
          lost += 1;
          response.destroy();
          return;
        }
        response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
      });
    });
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  scope.defer(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    lose: (answers) => {
      losing = answers;
    },
    lost: () => lost,
  };
}

async function forward(
  upstream: string,
  request: { url?: string | undefined; method?: string | undefined; headers: NodeJS.Dict<string | string[]> },
  body: Buffer,
): Promise<{ status: number; type: string; body: Buffer }> {
  const headers = new Headers();
  for (const name of ['authorization', 'content-type']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const method = request.method ?? 'GET';
  try {
    const answer = await fetch(`${upstream}${request.url ?? '/'}`, {
      method,
      headers,
      ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
    });
    const type = answer.headers.get('content-type') ?? 'application/octet-stream';
    return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
  } catch {
    return { status: 502, type: 'text/plain', body: Buffer.from('The server behind the proxy is away.') };
  }
}
