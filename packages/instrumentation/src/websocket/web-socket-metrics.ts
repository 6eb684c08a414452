import type { Counter, Gauge, LabelledFamily } from '@lockstep/metrics';
import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';
import type { LabelMap, Labels } from '../label-map.ts';
import { rowFinder } from '../row-finder.ts';
import { countSent, sizeBytes } from './count-sent.ts';
import { kindOfError, type WebSocketErrorFacts, type WebSocketMessageFacts } from './web-socket-facts.ts';

/** The instruments of WebSockets. The labels of `connections` say of what class a socket is. */
export interface WebSocketMetricsOptions<LC extends Labels, LB extends Labels, LM extends Labels, LE extends Labels> {
  /** Number of open connections. */
  readonly connections: LabelledFamily<LC, Gauge>;
  /** Counts bytes of messages, without frames and before compression. */
  readonly bytes: LabelledFamily<LB, Counter>;
  readonly messages: LabelledFamily<LM, Counter>;
  readonly errors: LabelledFamily<LE, Counter>;
  /** What the labels of `bytes` and `messages` show that are no class. */
  readonly messageLabels: LabelMap<NoInfer<Others<LB & LM, LC>>, WebSocketMessageFacts>;
  /** What the labels of `errors` show that are no class. */
  readonly errorLabels: LabelMap<NoInfer<Others<LE, LC>>, WebSocketErrorFacts>;
}

/** The labels of `L` that are not in `C`. */
type Others<L extends Labels, C> = { readonly [K in Exclude<keyof L, keyof C> & string]: L[K] };

/** Follows sockets. `C` are the labels of their class. */
export interface WebSocketTracker<C> {
  /** Follows a socket from now on to its end, one that is still connecting too. Call it once per socket. */
  readonly track: (socket: WebSocket, socketClass: C) => void;
  /** Follows every connection of a server from now on. */
  readonly trackServer: (server: WebSocketServer, classOf: (request: IncomingMessage) => C) => void;
}

/** Counts what passes through sockets of `ws`, of a server or of a client. */
export function webSocketMetrics<LC extends Labels, LB extends Labels, LM extends Labels, LE extends Labels>(
  options: WebSocketMetricsOptions<LC, LB, LM, LE>,
): WebSocketTracker<LC> {
  const track = (socket: WebSocket, socketClass: LC): void => {
    const { connections, bytes, messages, errors, messageLabels, errorLabels } = options;
    const bytesOf = rowFinder(bytes, messageLabels, socketClass);
    const messagesOf = rowFinder(messages, messageLabels, socketClass);
    const errorsOf = rowFinder(errors, errorLabels, socketClass);
    const counted = (facts: WebSocketMessageFacts): ((size: number) => void) => {
      const rows = { bytes: bytesOf(facts), messages: messagesOf(facts) };
      return (size) => {
        rows.bytes.inc(size);
        rows.messages.inc();
      };
    };
    const failed = (facts: WebSocketErrorFacts): void => errorsOf(facts).inc();
    followMessages(socket, counted({ direction: 'inbound' }), counted({ direction: 'outbound' }));
    followConnection(socket, connections.with(socketClass), failed);
  };
  return {
    track,
    trackServer: (server, classOf) =>
      void server.on('connection', (socket: WebSocket, request: IncomingMessage) => track(socket, classOf(request))),
  };
}

function followMessages(socket: WebSocket, received: (size: number) => void, sent: (size: number) => void): void {
  socket.on('message', (data) => received(sizeBytes(data)));
  countSent(socket, sent);
}

/** Without a closing handshake (RFC 6455, 7.1.5). */
const ABNORMAL_CLOSURE = 1006;

function followConnection(socket: WebSocket, open: Gauge, failed: (facts: WebSocketErrorFacts) => void): void {
  let isOpen = false;
  let hasFailed = false;
  const opened = (): void => {
    isOpen = true;
    open.add(1);
  };
  if (socket.readyState === socket.OPEN) opened();
  else socket.once('open', opened);
  socket.on('error', (error) => {
    hasFailed = true;
    failed(kindOfError(error));
  });
  socket.once('close', (code) => {
    if (isOpen) open.add(-1);
    if (code === ABNORMAL_CLOSURE && !hasFailed) failed({ error: 'abnormal_closure' });
  });
}
