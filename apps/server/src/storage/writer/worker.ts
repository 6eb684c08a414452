import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openForWriting } from '../connection.ts';
import { identify, isSameFile } from '../file-identity.ts';
import { readMarker, writeMarker } from '../marker.ts';
import { StoreError } from '../store-error.ts';
import { storeFiles } from '../store-files.ts';
import { createExecutor } from './execute.ts';
import { commitGroup, type NumberedWrite } from './group-commit.ts';
import type { FromWriter, ToWriter, WriterData } from './requests.ts';

/** Reports and other writes of one transaction, roughly: it bounds how long the first of them waits for the last. */
const MOST_WORK = 1000;

/** The marker follows the commits at this distance. */
const MARKER_EVERY_MS = 1000;

if (parentPort !== null) serve(parentPort, workerData as WriterData);

/** The writer thread: whatever arrived while the last transaction ran becomes the next one. */
function serve(port: MessagePort, { path, notify, nowMs }: WriterData): void {
  const files = storeFiles(path);
  const connection = openForWriting(files.database);
  const opened = identify(files.database);
  const executor = createExecutor(connection, notify);
  connection.transaction(() => {
    // An open store has a log with a commit in it, so that one that is gone after an unclean stop is noticed.
    executor.begin();
    if (notify) executor.announceOpenAlerts(nowMs);
  })();
  const mark = markerOf(files.marker);
  let corrupt = false;
  const verify = () => {
    if (!isSameFile(opened, identify(files.database))) {
      throw new StoreError(
        'io',
        `${files.database} was removed or replaced while the server runs; restart the server.`,
      );
    }
  };
  const commit = (group: readonly NumberedWrite[]): void => {
    const { answers, commits, rev } = corrupt
      ? { answers: group.map(({ id }) => ({ id, error: DAMAGED })), commits: [], rev: undefined }
      : commitGroup(connection, executor, group, verify);
    corrupt ||= answers.some((answer) => 'error' in answer && answer.error.kind === 'corrupt');
    post({ type: 'answers', answers, commits });
    if (rev !== undefined) mark(rev, true);
  };
  const post = (message: FromWriter) => {
    port.postMessage(message);
  };
  port.on('message', (first: ToWriter) => {
    const { writes, closing } = takeGroup(port, first);
    if (writes.length > 0) commit(writes);
    if (!closing) return;
    const rev = connection.prepare<[], number>('SELECT rev FROM store_state').pluck().get() ?? 0;
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
    if (!corrupt) mark(rev, false);
    post({ type: 'closed' });
    port.close();
  });
  post({ type: 'ready' });
}

const DAMAGED = {
  kind: 'corrupt',
  message: 'The store is damaged and takes no more writes; stop the server and restore a backup.',
} as const;

/** Takes what waits in the port, `first` included, up to the bound of a group. */
function takeGroup(port: MessagePort, first: ToWriter): { writes: NumberedWrite[]; closing: boolean } {
  const writes: NumberedWrite[] = [];
  let work = 0;
  let message: ToWriter | undefined = first;
  while (message !== undefined && message !== 'close') {
    writes.push(message);
    work += message.write.name === 'reports' ? message.write.batch.reports.length : 1;
    message = work < MOST_WORK ? (receiveMessageOnPort(port)?.message as ToWriter | undefined) : undefined;
  }
  return { writes, closing: message === 'close' };
}

/** Keeps the marker near the last commit. That it cannot be written (a full disk) must not fail a commit. */
function markerOf(path: string): (rev: number, open: boolean) => void {
  const known = readMarker(path);
  if (known === undefined || known === 'unreadable') return () => undefined;
  let writtenAt = performance.now();
  return (rev, open) => {
    if (open && performance.now() - writtenAt < MARKER_EVERY_MS) return;
    writtenAt = performance.now();
    try {
      writeMarker(path, { storeId: known.storeId, rev, open });
    } catch {
      // An older marker is still true.
    }
  };
}
