import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type Connection, openForWriting } from '../connection.ts';
import { type FileIdentity, identify, isSameFile } from '../file-identity.ts';
import { readMarker, writeMarker } from '../marker.ts';
import { stateOf } from '../prepare-store.ts';
import { StoreError } from '../store-error.ts';
import { type StoreFiles, storeFiles } from '../store-files.ts';
import { createExecutor, type Executor } from './execute.ts';
import { commitGroup, type NumberedWrite } from './group-commit.ts';
import type { FromWriter, ToWriter, WriterData } from './requests.ts';

/** Reports and other writes of one transaction, roughly: it bounds how long the first of them waits for the last. */
const MOST_WORK = 1000;

/** The marker follows the commits at this distance. */
const MARKER_EVERY_MS = 1000;

const DAMAGED = {
  kind: 'corrupt',
  message: 'The store is damaged and takes no more writes; stop the server and restore a backup.',
} as const;

/** The writer thread: whatever arrived while the last transaction ran becomes the next one. */
class WriterThread {
  readonly #port: MessagePort;
  readonly #files: StoreFiles;
  readonly #connection: Connection;
  readonly #executor: Executor;
  readonly #opened: FileIdentity | undefined;
  #isDamaged = false;
  #markedAt = -Infinity;

  constructor(port: MessagePort, { path, notify, nowMs }: WriterData) {
    this.#port = port;
    this.#files = storeFiles(path);
    this.#connection = openForWriting(this.#files.database);
    this.#opened = identify(this.#files.database);
    this.#executor = createExecutor(this.#connection, notify);
    this.#begin(notify, nowMs);
  }

  start(): void {
    this.#port.on('message', (first: ToWriter) => {
      const { writes, isClosing } = takeGroup(this.#port, first);
      if (writes.length > 0) this.#commit(writes);
      if (isClosing) this.#close();
    });
    this.#post({ type: 'ready' });
  }

  /** An open store has a log with a commit in it, so that one that is gone after an unclean stop is noticed. */
  #begin(notify: boolean, nowMs: number): void {
    const begin = this.#connection.transaction(() => {
      this.#executor.begin();
      if (notify) this.#executor.announceOpenAlerts(nowMs);
    });
    begin.immediate();
  }

  #commit(group: readonly NumberedWrite[]): void {
    if (this.#isDamaged) {
      this.#post({ type: 'answers', answers: group.map(({ id }) => ({ id, error: DAMAGED })), commits: [] });
      return;
    }
    const { answers, commits } = commitGroup(this.#connection, this.#executor, group, () => this.#verify());
    this.#isDamaged = answers.some((answer) => 'error' in answer && answer.error.kind === 'corrupt');
    this.#post({ type: 'answers', answers, commits });
    if (performance.now() - this.#markedAt >= MARKER_EVERY_MS && !this.#isDamaged) this.#mark(true);
  }

  /** What is written to a file that has lost its name is lost: it must not be acknowledged. */
  #verify(): void {
    const { database } = this.#files;
    if (isSameFile(this.#opened, identify(database))) return;
    throw new StoreError('io', `${database} was removed or replaced while the server runs; restart the server.`);
  }

  /** Keeps the marker near the last commit. That it cannot be written (a full disk) must not fail anything. */
  #mark(open: boolean): void {
    this.#markedAt = performance.now();
    if (readMarker(this.#files.marker) === undefined) return;
    try {
      writeMarker(this.#files.marker, { ...stateOf(this.#connection), open });
    } catch {
      // An older marker is still true.
    }
  }

  #close(): void {
    if (!this.#isDamaged) {
      this.#connection.pragma('wal_checkpoint(TRUNCATE)');
      this.#mark(false);
    }
    this.#connection.close();
    this.#port.close();
  }

  #post(message: FromWriter): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#port.postMessage(message);
  }
}

/** Takes what waits in the port, `first` included, up to the bound of a group. */
function takeGroup(port: MessagePort, first: ToWriter): { writes: NumberedWrite[]; isClosing: boolean } {
  const writes: NumberedWrite[] = [];
  let work = 0;
  let message: ToWriter | undefined = first;
  while (message !== undefined && message !== 'close') {
    writes.push(message);
    work += message.write.name === 'reports' ? message.write.batch.reports.length : 1;
    message = work < MOST_WORK ? (receiveMessageOnPort(port)?.message as ToWriter | undefined) : undefined;
  }
  return { writes, isClosing: message === 'close' };
}

if (parentPort !== null) new WriterThread(parentPort, workerData as WriterData).start();
