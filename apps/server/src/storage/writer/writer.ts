import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Commit } from '../store.ts';
import { StoreError } from '../store-error.ts';
import type { Answer, FromWriter, ToWriter, Write, WriteName, WriterData, Writes } from './requests.ts';

/** Writes that wait at most. Beyond it the disk does not keep up and callers are told so at once. */
const MOST_WAITING = 10_000;

interface Waiting {
  readonly since: number;
  readonly resolve: (value: never) => void;
  readonly reject: (error: StoreError) => void;
}

/** Starts the writer thread on a store that was inspected and migrated. */
export async function startWriter(data: WriterData, onCommit: (commit: Commit) => void): Promise<Writer> {
  const worker = new Worker(workerUrl(import.meta.url), { workerData: data });
  // Rejects with what the thread throws when it cannot open the store.
  await once(worker, 'message');
  return new Writer(worker, onCommit);
}

/** The main thread's end of the writer. Made by `startWriter`. */
export class Writer {
  readonly #worker: Worker;
  readonly #onCommit: (commit: Commit) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #failure: StoreError | undefined;
  #lastId = 0;

  /** Takes over a thread that has said it is ready. */
  constructor(worker: Worker, onCommit: (commit: Commit) => void) {
    this.#worker = worker;
    this.#onCommit = onCommit;
    worker.on('message', (message: FromWriter) => {
      if (message.type === 'answers') this.#settle(message.answers, message.commits);
    });
    worker.on('error', (error) => {
      this.#fail(new StoreError('other', `The writer of the store failed: ${String(error)}. Restart the server.`));
    });
    this.#ended = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#fail(new StoreError('other', 'The writer of the store ended. Restart the server.'));
        resolve();
      });
    });
  }

  /** Why writes cannot succeed any more; undefined while they can. */
  get failure(): string | undefined {
    return this.#failure?.message;
  }

  /** Resolves after the commit; rejects with `StoreError` when nothing was stored. */
  send<N extends WriteName>(name: N, request: Writes[N]['request']): Promise<Writes[N]['answer']> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (this.#waiting.size >= MOST_WAITING) {
      return Promise.reject(new StoreError('busy', `${MOST_WAITING} writes wait for the disk of the store already.`));
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { since: performance.now(), resolve, reject });
      this.#post({ id, write: { name, ...request } as Write });
    });
  }

  /** Runs what waits, folds the log into the file and ends the thread. */
  async close(): Promise<void> {
    this.#failure ??= new StoreError('other', 'The store is closed.');
    // To a thread that has ended this says nothing.
    this.#post('close');
    await this.#ended;
  }

  #settle(answers: readonly Answer[], commits: readonly number[]): void {
    const now = performance.now();
    const oldest = Math.min(now, ...answers.map(({ id }) => this.#waiting.get(id)?.since ?? now));
    for (const writes of commits) this.#onCommit({ writes, oldestWaitSeconds: (now - oldest) / 1000 });
    for (const answer of answers) {
      const caller = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('error' in answer) caller?.reject(this.#toError(answer.error));
      else caller?.resolve(answer.value as never);
    }
  }

  #toError({ kind, message }: Extract<Answer, { error: unknown }>['error']): StoreError {
    const error = new StoreError(kind, message);
    if (kind === 'corrupt') this.#failure ??= error;
    return error;
  }

  #fail(error: StoreError): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #post(message: ToWriter): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }
}

/**
 * The built worker file. Node 20 cannot run TypeScript in a thread, so tests and benchmarks, which import sources, use
 * the file that the build made of them: build first, as `npm test` does.
 */
function workerUrl(moduleUrl: string): URL {
  const built = moduleUrl.endsWith('.ts') ? moduleUrl.replace('/src/storage/', '/dist/storage/') : moduleUrl;
  return new URL('./worker.js', built);
}
