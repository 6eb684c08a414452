import type { Counter } from '@lockstep/metrics';
import type { FastifyInstance } from 'fastify';
import { WebSocket, WebSocketServer } from 'ws';
import type { Surroundings } from '../../component.ts';
import type { Server } from '../fleet.ts';
import { type AgentMetrics, CONNECTION_ERRORS } from './metrics.ts';

type ConsoleType = 'sol' | 'vnc';

interface OpenConsole {
  readonly socket: WebSocket;
  readonly type: ConsoleType;
  readonly server: Server;
}

/** The consoles of an agent's servers. */
export interface Consoles {
  /** Every open console shows something, and some lose their connection to the controller. */
  advance(): void;
}

/** Bytes that a console mostly shows in a second. */
const BYTES_A_SECOND = { sol: 120, vnc: 4000 } as const;

/** How often a controller drops a serial console that is in use, per second, as many do: the agent is back at once. */
const DROPS_A_SECOND = 0.05;

/** A second's most, so that a message stays below what the gateway takes. */
const MAX_BYTES = 48 * 1024;

/** Serves WebSocket connections of `/console/SERVER?type=sol|vnc`: what the console shows is made up, the bytes travel. */
export function serveConsoles(
  app: FastifyInstance,
  { servers, metrics }: { readonly servers: readonly Server[]; readonly metrics: AgentMetrics },
  { random: chance, effects }: Surroundings,
): Consoles {
  const random = chance.fork('consoles');
  const open = new Set<OpenConsole>();
  /** Servers that have had a console open: their rows stay, so that a session that ends is a zero. */
  const known = { sol: new Set<string>(), vnc: new Set<string>() };
  const sockets = new WebSocketServer({ noServer: true });
  app.server.on('upgrade', (request, socket, head) => {
    const [, id, type] = /^\/console\/([\w-]+)\?type=(sol|vnc)$/.exec(request.url ?? '') ?? [];
    const server = servers.find((one) => one.id === id);
    if (server === undefined) return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (client) =>
      attach({ socket: client, type: type === 'vnc' ? 'vnc' : 'sol', server }),
    );
  });
  app.addHook('preClose', async () => {
    for (const client of sockets.clients) client.terminate();
  });
  return {
    advance() {
      for (const one of open) {
        const bytes = Math.min(MAX_BYTES, Math.ceil(random.around(BYTES_A_SECOND[one.type])));
        send(one, Buffer.alloc(bytes, 'x'));
        if (random.chance(effects().sessionFailures * 0.5)) disturb(one);
        else if (one.type === 'sol' && random.chance(DROPS_A_SECOND)) reconnect(one, 'success');
      }
    },
  };

  function attach(one: OpenConsole): void {
    open.add(one);
    known[one.type].add(one.server.id);
    one.socket.on('message', (data) => {
      const typed = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
      bytesOf(one.type, 'inbound').inc(typed.byteLength);
      send(one, typed);
    });
    one.socket.on('close', () => {
      open.delete(one);
      showSessions();
    });
    // An error is followed by a close.
    one.socket.on('error', () => undefined);
    send(one, Buffer.from(`${one.server.id} login: `));
    showSessions();
  }

  function send({ socket, type }: OpenConsole, data: Buffer): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(data);
    bytesOf(type, 'outbound').inc(data.byteLength);
  }

  function bytesOf(type: ConsoleType, direction: 'inbound' | 'outbound'): Counter {
    return (type === 'sol' ? metrics.agent_sol_bytes_total : metrics.agent_vnc_bytes_total).with({ direction });
  }

  function showSessions(): void {
    const gauges = { sol: metrics.agent_sol_sessions_total, vnc: metrics.agent_vnc_sessions_total };
    for (const type of ['sol', 'vnc'] as const) {
      const counts = new Map([...known[type]].map((id) => [id, 0]));
      for (const { type: its, server } of open)
        if (its === type) counts.set(server.id, (counts.get(server.id) ?? 0) + 1);
      gauges[type].replace((row) => counts.forEach((n, server_id) => row({ server_id }, n)));
    }
  }

  /** The connection between agent and controller breaks; that to the gateway stays. */
  function disturb({ type, server }: OpenConsole): void {
    const error_type = random.pick(CONNECTION_ERRORS);
    if (type === 'vnc') return metrics.agent_vnc_connection_errors_total.with({ error_type }).inc();
    metrics.agent_sol_errors_total.with({ error_type }).inc();
    reconnect({ server }, random.chance(0.7) ? 'success' : 'error');
  }

  function reconnect({ server }: Pick<OpenConsole, 'server'>, status: 'success' | 'error'): void {
    metrics.agent_sol_reconnections_total.with({ server_id: server.id, status }).inc();
  }
}
