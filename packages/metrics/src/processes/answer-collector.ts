import { type MessagePort, parentPort } from 'node:worker_threads';
import { asCollectorMessage, type CollectorMessage } from './collector-message.ts';
import type { RegistrySnapshot } from './registry-snapshot.ts';

/** How a process or thread reaches the one that started it. */
export type CollectorPort = MessagePort | NodeJS.Process;

/**
 * Lets the collector of the process that started this one show `registry`. Call it once, in each worker of
 * `node:cluster`, forked process or worker thread. Listening keeps a thread or forked process alive.
 *
 * The function that is returned ends it: it sends the last values, so that nothing counted since the last page is lost.
 * Wait for it before the process exits.
 *
 * @throws Error when this process was not started by another with a channel to it
 */
export function answerCollector(
  registry: { readonly snapshot: () => RegistrySnapshot },
  port: CollectorPort = parentPort ?? process,
): () => Promise<void> {
  const send = sender(port);
  const onMessage = (received: unknown): void => {
    const message = asCollectorMessage(received);
    if (message?.lockstepMetrics === 'ask') void send(answer(registry, message.ask));
  };
  port.on('message', onMessage);
  void send({ lockstepMetrics: 'hello' });
  return async () => {
    port.off('message', onMessage);
    await send({ lockstepMetrics: 'last', snapshot: registry.snapshot() });
  };
}

function answer(registry: { readonly snapshot: () => RegistrySnapshot }, ask: number): CollectorMessage {
  try {
    return { lockstepMetrics: 'answer', ask, snapshot: registry.snapshot() };
  } catch (error) {
    return { lockstepMetrics: 'failed', ask, message: String(error) };
  }
}

/** Resolves when the message is on its way, or cannot be because the other end is gone. */
function sender(port: CollectorPort): (message: CollectorMessage) => Promise<void> {
  if ('postMessage' in port) return async (message) => port.postMessage(message);
  if (port.send === undefined) {
    throw new Error(
      'This process has no channel to a collector. Start it with `cluster.fork()`, `child_process.fork()` or as a worker thread.',
    );
  }
  return (message) => new Promise((resolve) => (port.connected ? port.send?.(message, () => resolve()) : resolve()));
}
