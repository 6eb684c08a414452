import { attributeOf, counter, defineCatalog, entity, gauge, histogram, oneOf } from '@lockstep/catalog';
import type { Instruments } from '../src/index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;
const node = { node: entity('node', { max: 9 }), name: attributeOf('node') } as const;

/** One family for every way in which processes come together. */
export const worked = defineCatalog({
  name: 'worked',
  prefix: 'w_',
  metrics: {
    w_calls_total: counter({ ...about, labels: { result: oneOf('ok', 'failed') } }),
    w_done_total: counter(about),
    w_newest_seconds: gauge({ ...about, unit: 'seconds', merge: 'max', presence: 'when known' }),
    w_open: gauge({ ...about, merge: 'sum' }),
    w_seen_total: counter({ ...about, labels: node, presence: 'when known' }),
    w_size_bytes: gauge({ ...about, unit: 'bytes', labels: node, merge: 'sum', presence: 'when known' }),
    w_state: gauge({
      ...about,
      labels: { node: entity('node', { max: 9 }), state: oneOf('up', 'down') },
      exclusive: ['state'],
      merge: 'last',
      presence: 'when known',
    }),
    w_version: gauge({ ...about, merge: 'last' }),
    w_wait_seconds: histogram({ ...about, unit: 'seconds', labels: { kind: oneOf('x', 'y') }, buckets: [0.5, 1, 2.5] }),
  },
});

/** What one worker of several has to do; none sets what another one set with the rule `last`. */
export function work(metrics: Instruments<readonly [typeof worked]>, worker: number): void {
  for (let i = 0; i <= worker; i++) {
    metrics.w_calls_total.with({ result: i % 2 === 0 ? 'ok' : 'failed' }).inc();
    metrics.w_seen_total.with({ node: `${i}`, name: `node ${i}` }).inc(10);
    metrics.w_size_bytes.with({ node: `${i}`, name: `node ${i}` }).add(100);
    metrics.w_wait_seconds.with({ kind: 'x' }).observe(i / 2);
  }
  metrics.w_done_total.inc(worker);
  metrics.w_open.add(2);
  metrics.w_state.with({ node: `${worker}`, state: 'up' }).set(1);
  if (worker === 1) metrics.w_version.set(7);
}

/** What only the greatest of all is shown of. */
export function newest(worker: number): number {
  return 1000 + ((worker * 7) % 5);
}
