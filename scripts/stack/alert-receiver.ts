import { createServer, type IncomingMessage, type Server } from 'node:http';

/** What Alertmanager posts to a webhook, as far as it is printed. */
interface Notification {
  readonly alerts: readonly {
    readonly status: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Listens on 127.0.0.1 for what Alertmanager tells and says each alert as one line. */
export async function startAlertReceiver(port: number, say: (line: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'POST') return void response.end('Alertmanager posts here; alerts are printed.\n');
    readBody(request).then(
      (body) => {
        for (const line of alertLines(body)) say(line);
        response.end();
      },
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** `firing  critical  KopiaBackupFailed  repository=...  The summary`, one line an alert. */
export function alertLines(body: string): string[] {
  const { alerts } = JSON.parse(body) as Notification;
  return alerts.map(({ status, labels, annotations }) => {
    const { alertname = 'an alert without a name', severity = '', ...rest } = labels;
    const others = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
    return [status, severity, alertname, ...others, annotations['summary'] ?? '']
      .filter((part) => part !== '')
      .join('  ')
      .replaceAll(/\p{Cc}/gu, ' ');
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error(`The body has more than ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
