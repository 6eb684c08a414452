import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What the server does with a request: answer, or one of the ways in which networks fail. */
export type FakeAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'hang'
  | 'reset'
  | 'half'
  | 'store-and-reset';

/** A request as it came. */
export interface FakeRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly bytes: number;
  readonly body: { readonly sent_at?: string; readonly reports?: readonly FakeReport[]; readonly name?: string };
}

/** A report as it came. */
export type FakeReport = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** A real HTTP server that stores reports by id, unless it is told to do something else. */
export interface FakeServer {
  readonly url: string;
  readonly requests: FakeRequest[];
  /** What was stored, in order. */
  readonly stored: Map<string, FakeReport>;
  /** Decides about the requests from now on; `undefined` stores. */
  answer: (request: FakeRequest) => FakeAnswer | undefined;
  /** Forgets what it got and what it was told to do: for `afterEach`. */
  readonly reset: () => void;
  readonly stop: () => Promise<void>;
}

/** Starts it on a free port of the loopback interface, with TLS when there is a certificate. */
export async function startFakeServer(tls?: { readonly key: string; readonly cert: string }): Promise<FakeServer> {
  const listener: RequestListener = (request, response) => void respond(fake, request, response);
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const fake: FakeServer = {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    requests: [],
    stored: new Map(),
    answer: storeIt,
    reset: () => {
      fake.requests.length = 0;
      fake.stored.clear();
      fake.answer = storeIt;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return fake;
}

const storeIt = (): undefined => undefined;

async function respond(fake: FakeServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const payload = Buffer.concat(chunks);
  const received: FakeRequest = {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    bytes: payload.length,
    body: JSON.parse(payload.toString()) as FakeRequest['body'],
  };
  fake.requests.push(received);
  const answer = fake.answer(received) ?? { status: 200, body: { results: store(fake, received) } };
  if (answer === 'hang') return;
  if (answer === 'store-and-reset') store(fake, received);
  if (answer === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
    response.write('{"results":[');
    setTimeout(() => request.socket.destroy(), 20);
  } else if (answer === 'reset' || answer === 'store-and-reset') {
    request.socket.destroy();
  } else {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  }
}

function store(fake: FakeServer, { body }: FakeRequest) {
  return (body.reports ?? []).map((report) => {
    const result = fake.stored.has(report.id) ? 'duplicate' : 'stored';
    if (result === 'stored') fake.stored.set(report.id, report);
    return { id: report.id, result };
  });
}
