import { WebSocket } from 'ws';
import type { Random } from '../../random.ts';

/** Somebody who looks at a console. */
interface Viewer {
  readonly socket: WebSocket;
  readonly closesAt: number;
  readonly breaks: boolean;
}

/** Those who look at the consoles of a gateway. */
export interface Viewers {
  /** Opens the console of a session for some seconds; one that breaks ends in a way that no client should choose. */
  open(url: string, until: { readonly closesAt: number; readonly breaks: boolean }): void;
  /** Types at every console, and closes those that are over. */
  type(now: number): void;
  close(): void;
}

/** Above what the gateway takes in one message. */
const TOO_LARGE_BYTES = 80 * 1024;

/** Opens consoles, types and leaves, as people do. */
export function createViewers(random: Random): Viewers {
  const viewers = new Set<Viewer>();
  return {
    open(url, until) {
      const socket = new WebSocket(url.replace('http:', 'ws:'));
      const viewer = { socket, ...until };
      viewers.add(viewer);
      socket.on('close', () => viewers.delete(viewer));
      // An error is followed by a close, and counted by the gateway.
      socket.on('error', () => undefined);
    },
    type(now) {
      for (const { socket, closesAt, breaks } of viewers) {
        if (socket.readyState !== WebSocket.OPEN) continue;
        if (now < closesAt) socket.send('ls\n'.repeat(1 + random.below(4)));
        else if (breaks) random.pick(BREAKS)(socket);
        else socket.close();
      }
    },
    close() {
      for (const { socket } of viewers) socket.terminate();
    },
  };
}

/** Ways in which a connection ends that nobody wishes for. */
const BREAKS: readonly ((socket: WebSocket) => void)[] = [
  (socket) => socket.terminate(),
  (socket) => socket.send(Buffer.alloc(TOO_LARGE_BYTES)),
];
