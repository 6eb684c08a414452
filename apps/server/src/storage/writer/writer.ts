import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Commit } from '../store.ts';
import { StoreError } from '../store-error.ts';
import type { Answer, FromWriter, ToWriter, Write, WriteName, WriterData, Writes } from './requests.ts';

/** Writes that wait at most. Beyond it the disk does not keep up and callers are told so at once. */
const MOST_WAITING = 10_000;

/** The main thread's end of the writer. */
export interface Writer {
  /** Resolves after the commit; rejects with `StoreError` when nothing was stored. */
  send<N extends WriteName>(name: N, request: Writes[N]['request']): Promise<Writes[N]['answer']>;
  /** Why writes cannot succeed any more; undefined while they can. */
  failure(): string | undefined;
  /** Runs what waits, folds the log into the file and ends the thread. */
  close(): Promise<void>;
}

interface Waiting {
  readonly since: number;
  readonly resolve: (value: never) => void;
  readonly reject: (error: StoreError) => void;
}

/** Starts the writer thread on a store that was inspected and migrated. */
export async function startWriter(data: WriterData, onCommit: (commit: Commit) => void): Promise<Writer> {
  const worker = new Worker(workerUrl(import.meta.url), { workerData: data });
  const waiting = new Map<number, Waiting>();
  let failure: string | undefined;
  let closing = false;
  let nextId = 0;
  const fail = (message: string) => {
    failure ??= message;
    for (const { reject } of waiting.values()) reject(new StoreError('other', message));
    waiting.clear();
  };
  const settle = (answer: Answer) => {
    const caller = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (!('error' in answer)) return caller?.resolve(answer.value as never);
    if (answer.error.kind === 'corrupt') failure ??= answer.error.message;
    caller?.reject(new StoreError(answer.error.kind, answer.error.message));
  };
  worker.on('error', (error) => {
    fail(`The writer of the store failed: ${String(error)}. Restart the server.`);
  });
  worker.on('exit', () => {
    fail(closing ? 'The store is closed.' : 'The writer of the store ended. Restart the server.');
  });
  await ready(worker);
  worker.on('message', (message: FromWriter) => {
    if (message.type !== 'answers') return;
    reportCommits(message, waiting, onCommit);
    message.answers.forEach(settle);
  });
  return {
    send: (name, request) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined || closing) {
          reject(new StoreError('other', failure ?? 'The store is closing.'));
          return;
        }
        if (waiting.size >= MOST_WAITING) {
          reject(new StoreError('busy', `${MOST_WAITING} writes wait for the disk of the store already.`));
          return;
        }
        const id = (nextId += 1);
        waiting.set(id, { since: performance.now(), resolve, reject });
        post(worker, { id, write: { name, ...request } as Write });
      }),
    failure: () => failure,
    close: async () => {
      if (closing || failure !== undefined) return;
      closing = true;
      post(worker, 'close');
      await once(worker, 'exit');
    },
  };
}

function reportCommits(
  { answers, commits }: Extract<FromWriter, { type: 'answers' }>,
  waiting: ReadonlyMap<number, Waiting>,
  onCommit: (commit: Commit) => void,
): void {
  const now = performance.now();
  const oldest = Math.min(now, ...answers.map(({ id }) => waiting.get(id)?.since ?? now));
  for (const writes of commits) onCommit({ writes, oldestWaitSeconds: (now - oldest) / 1000 });
}

function post(worker: Worker, message: ToWriter): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(message);
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.off('error', reject);
      resolve();
    });
  });
}

/**
 * The built worker file. Node 20 cannot run TypeScript in a thread, so tests and benchmarks, which import sources, use
 * the file that the build made of them: build first, as `npm test` does.
 */
function workerUrl(moduleUrl: string): URL {
  const built = moduleUrl.endsWith('.ts') ? moduleUrl.replace('/src/storage/', '/dist/storage/') : moduleUrl;
  return new URL('./worker.js', built);
}
