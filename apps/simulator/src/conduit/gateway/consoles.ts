import type { FastifyInstance } from 'fastify';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { Agents } from './agents.ts';
import type { Session, Sessions } from './sessions.ts';

/** The largest message of a console, in bytes. A screen of a VNC session is sent in parts. */
const MAX_MESSAGE_BYTES = 64 * 1024;

/** What the consoles of a gateway are made of. */
export interface ConsoleParts {
  readonly agents: Agents;
  readonly sessions: Sessions;
  /** Counts what passes through the socket of somebody who looks at a console. */
  readonly observe: (socket: WebSocket, session: Session) => void;
}

/**
 * Takes WebSocket connections of `/console/SESSION` over, opens one to the agent for each, and passes messages on both
 * ways. All of them are cut when the app closes.
 */
export function serveConsoles(app: FastifyInstance, { agents, sessions, observe }: ConsoleParts): void {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  app.server.on('upgrade', (request, socket, head) => {
    const session = sessions.find(/^\/console\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? '');
    const address = session === undefined ? undefined : agents.addressIn(session.server.datacenter);
    if (session === undefined || address === undefined) {
      if (session !== undefined) sessions.attached(session, 'error');
      return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    }
    server.handleUpgrade(request, socket, head, (viewer) => {
      observe(viewer, session);
      join(viewer, consoleOf(address, session), { session, sessions });
    });
  });
  // An app does not close before its sockets do, and knows nothing of those that were taken over.
  app.addHook('preClose', async () => {
    for (const client of server.clients) client.terminate();
  });
}

function consoleOf(address: string, { server, type }: Session): WebSocket {
  return new WebSocket(`${address.replace('http:', 'ws:')}/console/${server.id}?type=${type}`);
}

/** Passes messages on until either side is gone. */
function join(
  viewer: WebSocket,
  agent: WebSocket,
  { session, sessions }: { session: Session; sessions: Sessions },
): void {
  const early: RawData[] = [];
  viewer.on('message', (data) => void (agent.readyState === WebSocket.OPEN ? agent.send(data) : early.push(data)));
  agent.on('open', () => {
    for (const data of early) agent.send(data);
  });
  agent.on('message', (data) => {
    sessions.attached(session, 'success');
    if (viewer.readyState === WebSocket.OPEN) viewer.send(data);
  });
  // An error is followed by a close.
  agent.on('error', () => sessions.attached(session, 'error'));
  viewer.on('error', () => undefined);
  agent.on('close', () => viewer.close());
  viewer.on('close', () => {
    sessions.end(session);
    agent.close();
  });
}
