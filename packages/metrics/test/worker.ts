// A worker of `cluster` or a worker thread that does its part of the work and answers the collector. The environment tells
// its number, messages how to end.
import { parentPort } from 'node:worker_threads';
import { answerCollector, createRegistry } from '../src/index.ts';
import { newest, work, worked } from './worked-catalog.ts';

const { metrics, ...registry } = createRegistry([worked]);
const finish = answerCollector(registry);
const worker = Number(process.env['WORKER']);
const port = parentPort ?? process;

port.on('message', (message: unknown) => {
  if (message === 'finish') {
    metrics.w_done_total.inc(1000);
    void finish().then(() => process.exit());
  }
  if (message === 'die') process.exit(1);
  if (message === 'break') {
    registry.onScrape(() => {
      throw new Error('the store is gone');
    });
  }
  // Never woken.
  if (message === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
work(metrics, worker);
metrics.w_newest_seconds.set(newest(worker));
if (parentPort === null) process.send?.('done');
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread is no window.
else parentPort.postMessage('done');
