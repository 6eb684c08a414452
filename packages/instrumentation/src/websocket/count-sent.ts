import type { WebSocket } from 'ws';

type Send = Parameters<WebSocket['send']>;
type Callback = (error?: Error) => void;

/**
 * Calls `onSent` for each message that was handed to the operating system. `ws` has no event for it, so this socket, and
 * no other, gets a `send` of its own around that of its class.
 */
export function countSent(socket: WebSocket, onSent: (sizeBytes: number) => void): void {
  const send = socket.send.bind(socket);
  socket.send = (data: Send[0], second?: Send[1] | Callback, third?: Callback) => {
    const [options = {}, callback] = typeof second === 'function' ? [undefined, second] : [second, third];
    send(data, options, (error) => {
      // Where all is well, the socket below says `null` or nothing.
      if (!error) onSent(sizeBytes(data));
      callback?.(error);
    });
  };
}

/** Of what `ws` sends and receives: a text, a number as a text, bytes in one of their forms, or several of these. */
export function sizeBytes(data: unknown): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, part) => sum + sizeBytes(part), 0);
  if (typeof data !== 'object' || data === null) return Buffer.byteLength(String(data));
  const { byteLength, size } = data as { readonly byteLength?: number; readonly size?: number };
  return byteLength ?? size ?? 0;
}
