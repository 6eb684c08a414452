import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Scope } from './scope.ts';

/** One alert as Alertmanager told of it. */
export interface ToldAlert {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Whoever is told of alerts, here: it writes everything down, by the path that was posted to. */
export interface Webhook {
  /** Such as `http://127.0.0.1:40123`, without a path. */
  readonly url: string;
  /** All that was told at a path, in the order in which it came. */
  told(path: string): readonly ToldAlert[];
}

/** Starts a receiver of Alertmanager's webhooks. */
export async function startWebhook(scope: Scope): Promise<Webhook> {
  const told = new Map<string, ToldAlert[]>();
  const server = createServer((request, response) => {
    readText(request).then(
      (text) => {
        const { alerts } = JSON.parse(text) as { alerts: ToldAlert[] };
        const path = request.url ?? '';
        told.set(path, [...(told.get(path) ?? []), ...alerts]);
        response.end();
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, told: (path) => told.get(path) ?? [] };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
