import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { superviseTls, tlsOptions, type WebConfig } from '@lockstep/web-config';
import { errorBody } from './error-body.ts';

/** What the listener needs beside a handler. */
export interface ListenerOptions {
  readonly webConfig: WebConfig | undefined;
  readonly maxConnections: number;
  /** A body that announces more gets no `100 Continue`. */
  readonly maxBodyBytes: number;
  readonly timeouts?: Partial<Timeouts>;
  /** A connection beyond the limit was dropped. */
  readonly onDrop: () => void;
  /** Certificates were read again, or could not be. */
  readonly onTlsReload: (error: Error | undefined) => void;
}

/** All in milliseconds. `headersMs` must be below `requestMs`, or Node swaps them and a slow body is never cut. */
export interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often Node looks for connections that are over their time. */
  readonly checkMs: number;
  readonly keepAliveMs: number;
  /** A reader that takes nothing for so long is cut. */
  readonly idleMs: number;
}

const TIMEOUTS: Timeouts = { headersMs: 5000, requestMs: 10_000, checkMs: 2000, keepAliveMs: 75_000, idleMs: 60_000 };

/** An HTTP or HTTPS server with every limit set; it does not listen yet. */
export function createListener(handler: RequestListener, options: ListenerOptions): Server {
  const { webConfig, maxConnections, maxBodyBytes, timeouts, onDrop, onTlsReload } = options;
  const { headersMs, requestMs, checkMs, keepAliveMs, idleMs } = { ...TIMEOUTS, ...timeouts };
  const limits = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
    keepAliveTimeout: keepAliveMs,
    maxHeaderSize: 16 * 1024,
    insecureHTTPParser: false,
    // Judged with the other Host lines, see host-lines.ts.
    requireHostHeader: false,
  };
  const tls = webConfig?.tls;
  const server =
    tls === undefined ? createServer(limits, handler) : createTlsServer({ ...limits, ...tlsOptions(tls) }, handler);
  if (tls !== undefined) superviseTls(server as ReturnType<typeof createTlsServer>, tls, { onReload: onTlsReload });
  server.maxConnections = maxConnections;
  server.maxRequestsPerSocket = 10_000;
  server.setTimeout(idleMs);
  server.on('drop', onDrop);
  server.on('checkContinue', (request, response) => {
    // Without `100 Continue` the client keeps a body that would be refused anyway.
    if (Number(request.headers['content-length'] ?? 0) <= maxBodyBytes) response.writeContinue();
    server.emit('request', request, response);
  });
  return server;
}

/** Answers what the HTTP parser refused, in the form of every other error. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const { status, code, message } = CLIENT_ERRORS[error.code ?? ''] ?? INVALID;
  const body = errorBody(code, message);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${body.byteLength}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString()}`, () => socket.destroy());
}

interface ClientError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const INVALID: ClientError = { status: 400, code: 'invalid_request', message: 'The request is not valid HTTP.' };

const CLIENT_ERRORS: Readonly<Record<string, ClientError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'request_timeout',
    message: 'The request was not complete in time.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers_too_large',
    message: 'The request line and the headers have at most 16 KiB together.',
  },
};
