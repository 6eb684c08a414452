import { connect, type Socket } from 'node:net';

/** An open connection on which a test writes its own bytes. */
export interface RawConnection {
  readonly socket: Socket;
  /** Everything received so far, one character per byte. */
  readonly received: () => string;
  /** Resolves with everything received once the other side closed. */
  readonly closed: Promise<string>;
}

/** Connects and writes `bytes` (one character per byte). */
export function rawConnection(port: number, bytes = ''): RawConnection {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => (text += String(chunk)));
  socket.on('error', () => undefined);
  socket.write(bytes, 'latin1');
  return { socket, received: () => text, closed: new Promise((resolve) => socket.on('close', () => resolve(text))) };
}

/** Sends `bytes` and resolves with the whole answer once the server closes; write `Connection: close` where needed. */
export async function rawExchange(port: number, bytes: string): Promise<string> {
  return rawConnection(port, bytes).closed;
}

/** The status codes of all answers in `text`, in order. */
export function statuses(text: string): number[] {
  return [...text.matchAll(/(?:^|\n|})HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
}

/** Resolves when `condition` holds; looks every few milliseconds. @throws Error after `timeoutMs` */
export async function until(condition: () => boolean, timeoutMs = 5000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > deadline)
      throw new Error(`still waiting after ${timeoutMs} ms for ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
