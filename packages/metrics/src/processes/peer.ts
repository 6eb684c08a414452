import type { ChildProcess } from 'node:child_process';
import type { Worker as ClusterWorker } from 'node:cluster';
import type { Worker as ThreadWorker } from 'node:worker_threads';
import { asCollectorMessage, type CollectorMessage } from './collector-message.ts';
import type { RegistrySnapshot } from './registry-snapshot.ts';

/** A process or thread that this one has started, and that calls `answerCollector`. */
export type Peer = ChildProcess | ClusterWorker | ThreadWorker;

/** Told of what a peer says unasked. */
export interface PeerEvents {
  readonly onLast: (snapshot: RegistrySnapshot) => void;
  readonly onEnd: () => void;
}

/** One that owes so many answers is not asked again: it hangs, and messages would pile up. */
const MAX_ASKS = 4;

interface Ask {
  readonly resolve: (snapshot: RegistrySnapshot | undefined) => void;
  readonly reject: (reason: Error) => void;
}

/** Asks a peer for snapshots. */
export class PeerSource {
  readonly #peer: Peer;
  readonly #events: PeerEvents;
  readonly #asks = new Map<number, Ask>();
  #hasAnnounced = false;
  #next = 1;

  constructor(peer: Peer, events: PeerEvents) {
    this.#peer = peer;
    this.#events = events;
    // What the three kinds of peers have in common is only this method.
    const emitter: NodeJS.EventEmitter = peer;
    emitter.on('message', (message: unknown) => this.#receive(asCollectorMessage(message)));
    // A process closes its channel after its last message, a thread ends after it.
    emitter.once(isThread(peer) ? 'exit' : 'disconnect', () => this.#end());
  }

  /** What it answers; `undefined` while it has not said that it answers, and when it ends first. */
  snapshot(): Promise<RegistrySnapshot | undefined> {
    if (!this.#hasAnnounced) return Promise.resolve(undefined);
    if (this.#asks.size >= MAX_ASKS) return Promise.reject(new Error(`It owes ${MAX_ASKS} answers.`));
    return new Promise((resolve, reject) => {
      const ask = this.#next++;
      this.#asks.set(ask, { resolve, reject });
      this.#send({ lockstepMetrics: 'ask', ask });
    });
  }

  #send(message: CollectorMessage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread is no window.
    if (isThread(this.#peer)) this.#peer.postMessage(message);
    // When it is gone, `disconnect` says so.
    else this.#peer.send(message, () => undefined);
  }

  #receive(message: CollectorMessage | undefined): void {
    switch (message?.lockstepMetrics) {
      case 'hello':
        this.#hasAnnounced = true;
        break;
      case 'answer':
        this.#take(message.ask)?.resolve(message.snapshot);
        break;
      case 'failed':
        this.#take(message.ask)?.reject(new Error(message.message));
        break;
      case 'last':
        this.#hasAnnounced = false;
        this.#release();
        this.#events.onLast(message.snapshot);
        break;
      case 'ask':
      case undefined:
    }
  }

  #take(ask: number): Ask | undefined {
    const found = this.#asks.get(ask);
    this.#asks.delete(ask);
    return found;
  }

  #end(): void {
    this.#hasAnnounced = false;
    this.#release();
    this.#events.onEnd();
  }

  #release(): void {
    for (const { resolve } of this.#asks.values()) resolve(undefined);
    this.#asks.clear();
  }
}

function isThread(peer: Peer): peer is ThreadWorker {
  return 'postMessage' in peer;
}
