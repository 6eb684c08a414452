import cluster from 'node:cluster';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { readPage } from '../../test/read-page.ts';
import { newest, work, worked } from '../../test/worked-catalog.ts';
import { createCollector, createRegistry, parseText, type Peer } from '../index.ts';

const PROGRAM = join(import.meta.dirname, '../../test/worker.mjs');
const WORKERS = 3;

const running = new Set<Peer>();

function forkWorker(env: Readonly<Record<string, string>>): Peer {
  cluster.setupPrimary({ exec: PROGRAM, execArgv: [], args: [] });
  return cluster.fork(env);
}

function startThread(env: Readonly<Record<string, string>>): Peer {
  return new Thread(PROGRAM, { env: { ...process.env, ...env } });
}

function send(worker: Peer, message: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread is no window.
  if ('postMessage' in worker) worker.postMessage(message);
  else worker.send(message);
}

/** Ends it and waits until its end was seen. */
async function end(worker: Peer, message: 'finish' | 'die'): Promise<void> {
  const ended = once(worker, 'postMessage' in worker ? 'exit' : 'disconnect');
  send(worker, message);
  await ended;
  running.delete(worker);
}

afterEach(async () => {
  await Promise.all([...running].map((worker) => end(worker, 'die')));
});

type Start = (env: Readonly<Record<string, string>>) => Peer;

/** Starts one that does its part of the work, and waits until it has. */
async function startWorker(start: Start, add: (peer: Peer) => unknown, number: number): Promise<Peer> {
  const worker = start({ WORKER: `${number}` });
  running.add(worker);
  add(worker);
  await new Promise<void>((resolve, reject) => {
    const emitter: NodeJS.EventEmitter = worker;
    emitter.on('message', (message) => {
      if (message === 'done') resolve();
    });
    emitter.once('error', reject);
    emitter.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  return worker;
}

describe.each([
  { kind: 'workers of node:cluster', start: forkWorker },
  { kind: 'worker threads', start: startThread },
])('$kind', ({ start }) => {
  it('show the page of one process that did all of it', { timeout: 60_000 }, async () => {
    const collector = createCollector([worked]);
    const workers = await Promise.all(
      Array.from({ length: WORKERS }, (_, number) => startWorker(start, (peer) => collector.add(peer), number)),
    );
    const alone = createRegistry([worked]);
    for (let number = 0; number < WORKERS; number++) work(alone.metrics, number);
    alone.metrics.w_newest_seconds.set(Math.max(...Array.from({ length: WORKERS }, (_, number) => newest(number))));

    const [text, openMetrics] = [await readPage(collector), await readPage(collector, 'openmetrics')];
    expect(text).toBe(await readPage(alone));
    expect(openMetrics).toBe(await readPage(alone, 'openmetrics'));
    expect(parseText(text).problems).toEqual([]);

    const [first, second] = workers;
    if (first === undefined || second === undefined) throw new Error('There are no workers.');
    const lines = (page: string, name: string): string[] => page.split('\n').filter((line) => line.startsWith(name));
    // Whoever says goodbye leaves the last word, whoever dies what was last seen; gauges go with them.
    await end(first, 'finish');
    await end(second, 'die');
    const rest = await readPage(collector);
    expect(lines(rest, 'w_done_total')).toEqual(['w_done_total 1003']);
    expect(lines(rest, 'w_wait_seconds')).toEqual(lines(text, 'w_wait_seconds'));
    expect(lines(rest, 'w_seen_total')).toEqual(lines(text, 'w_seen_total'));
    expect(lines(rest, 'w_open')).toEqual(['w_open 2']);
    expect(lines(rest, 'w_state')).toEqual(['w_state{node="2",state="up"} 1']);
  });
});

it('a thread that cannot answer, or hangs, is shown as it was', { timeout: 60_000 }, async () => {
  const stale: string[] = [];
  const collector = createCollector([worked], { onStale: (_, { message }) => stale.push(message) });
  const worker = await startWorker(startThread, (peer) => collector.add(peer), 1);
  const before = await readPage(collector);
  expect(before).toContain('w_done_total 1\n');
  expect(stale.splice(0)).toEqual([]);
  send(worker, 'break');
  expect(await readPage(collector)).toBe(before);
  expect(stale.splice(0)).toEqual(['Error: the store is gone']);
  send(worker, 'hang');
  for (let page = 0; page < 6; page++) expect(await readPage(collector)).toBe(before);
  const [silent, owing] = ['It did not answer in 1000 ms.', 'It owes 4 answers.'];
  expect(stale).toEqual([silent, silent, silent, silent, owing, owing]);
  await (worker as Thread).terminate();
  running.delete(worker);
  const after = await readPage(collector);
  expect(after).toContain('w_done_total 1\n');
  expect(after).not.toContain('\nw_open ');
});
