import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../test/read-page.ts';
import { toy } from '../../test/toy-catalog.ts';
import { work, worked } from '../../test/worked-catalog.ts';
import {
  createCollector,
  createRegistry,
  type FamilySnapshot,
  parseOpenMetrics,
  parseText,
  type RegistrySnapshot,
  type SnapshotSource,
} from '../index.ts';

function rowsOf(page: string, name: string): string[] {
  return page.split('\n').filter((line) => line.startsWith(name));
}

/** A process whose families are not as they should be. */
function snapshotWith(change: (family: FamilySnapshot) => FamilySnapshot): SnapshotSource {
  return {
    snapshot: () => {
      const { takenAtMs, families } = createRegistry([worked]).snapshot();
      return { takenAtMs, families: families.map(change) };
    },
  };
}

/** Some registries with their clocks, and a collector of them. */
function makeProcesses(count: number) {
  const clock = { ms: 1000 };
  const collector = createCollector([worked], { onStale: (_, { message }) => stale.push(message), timeoutMs: 20 });
  const stale: string[] = [];
  const registries = Array.from({ length: count }, () => createRegistry([worked], { now: () => clock.ms++ }));
  const leaves = registries.map((registry) => collector.add(registry));
  return { collector, registries, leaves, stale };
}

describe('a collector', () => {
  it('shows the zeros of its catalogs before anybody has said anything', async () => {
    expect(await readPage(createCollector([worked]))).toBe(await readPage(createRegistry([worked])));
  });

  it('shows the gauge that changed last, whoever is asked last, and no zero that nobody set', async () => {
    const { collector, registries } = makeProcesses(3);
    const [first, second] = registries;
    second?.metrics.w_version.set(3);
    expect(rowsOf(await readPage(collector), 'w_version')).toEqual(['w_version 3']);
    first?.metrics.w_version.set(2);
    expect(rowsOf(await readPage(collector), 'w_version')).toEqual(['w_version 2']);
    expect(rowsOf(await readPage(collector), 'w_version')).toEqual(['w_version 2']);
    second?.metrics.w_version.set(0);
    expect(rowsOf(await readPage(collector), 'w_version')).toEqual(['w_version 0']);
  });

  it('shows one row for labels that exclude each other, and the newest name', async () => {
    const { collector, registries } = makeProcesses(2);
    const [first, second] = registries;
    first?.metrics.w_state.with({ node: '1', state: 'up' }).set(1);
    first?.metrics.w_seen_total.with({ node: '1', name: 'old' }).inc();
    await readPage(collector);
    second?.metrics.w_state.with({ node: '1', state: 'down' }).set(1);
    second?.metrics.w_seen_total.with({ node: '1', name: 'new' }).inc();
    const page = await readPage(collector);
    expect(rowsOf(page, 'w_state')).toEqual(['w_state{node="1",state="down"} 1']);
    expect(rowsOf(page, 'w_seen_total')).toEqual(['w_seen_total{node="1",name="new"} 2']);
  });

  it('shows the newest exemplar of each counter and bucket', async () => {
    const clock = { ms: 1_700_000_000_000 };
    const registries = [1, 2].map(() => createRegistry([worked], { now: () => (clock.ms += 500) }));
    const collector = createCollector([worked]);
    registries.forEach((registry) => collector.add({ snapshot: () => structuredClone(registry.snapshot()) }));
    const [first, second] = registries;
    second?.metrics.w_done_total.inc(1, { trace_id: 'a' });
    first?.metrics.w_done_total.inc(1, { trace_id: 'b' });
    first?.metrics.w_wait_seconds.with({ kind: 'y' }).observe(0.7, { trace_id: 'c' });
    second?.metrics.w_wait_seconds.with({ kind: 'y' }).observe(9, { trace_id: 'd' });
    for (let round = 0; round < 2; round++) {
      const page = await readPage(collector, 'openmetrics');
      expect(parseOpenMetrics(page).problems).toEqual([]);
      expect(page.split('\n').filter((line) => line.includes(' # {'))).toEqual([
        'w_done_total 2 # {trace_id="b"} 1 1700000001',
        'w_wait_seconds_bucket{kind="y",le="1.0"} 1 # {trace_id="c"} 0.7 1700000001.5',
        'w_wait_seconds_bucket{kind="y",le="+Inf"} 2 # {trace_id="d"} 9 1700000002',
      ]);
    }
  });

  it('takes rows away that no process has any more', async () => {
    const { collector, registries } = makeProcesses(2);
    const set = { node: '1', name: 'one' };
    for (const { metrics } of registries) metrics.w_size_bytes.with(set).set(5);
    expect(rowsOf(await readPage(collector), 'w_size_bytes')).toEqual(['w_size_bytes{node="1",name="one"} 10']);
    for (const { metrics } of registries) metrics.w_size_bytes.remove(set);
    expect(rowsOf(await readPage(collector), 'w_size_bytes')).toEqual([]);
  });

  it('never lets a total fall when processes leave', async () => {
    const { collector, registries, leaves } = makeProcesses(3);
    registries.forEach(({ metrics }, i) => work(metrics, i));
    const before = await readPage(collector);
    leaves.forEach((leave) => leave());
    leaves.forEach((leave) => leave());
    const after = await readPage(collector);
    for (const name of ['w_calls_total', 'w_done_total', 'w_seen_total', 'w_wait_seconds']) {
      expect(rowsOf(after, name)).toEqual(rowsOf(before, name));
    }
    for (const name of ['w_open', 'w_state', 'w_size_bytes']) expect(rowsOf(after, name)).toEqual([]);
  });

  it('folds what the processes have of their own together', async () => {
    const collector = createCollector([worked], { limits: { labels: { node: { max: 2 } } } });
    for (const node of ['1', '2', '3']) {
      const registry = createRegistry([worked]);
      registry.metrics.w_seen_total.with({ node, name: node }).inc(5);
      registry.metrics.w_size_bytes.with({ node, name: node }).set(7);
      collector.add(registry);
    }
    for (let round = 0; round < 2; round++) {
      const page = await readPage(collector);
      expect(rowsOf(page, 'w_seen_total')).toEqual([
        'w_seen_total{node="1",name="1"} 5',
        'w_seen_total{node="other",name="other"} 10',
      ]);
      expect(rowsOf(page, 'w_size_bytes')[1]).toBe('w_size_bytes{node="other",name="other"} 14');
    }
  });

  it.each<{ name: string; source: SnapshotSource; want: RegExp }>([
    {
      name: 'throws',
      source: {
        snapshot: () => {
          throw new Error('no store');
        },
      },
      want: /^no store$/,
    },
    {
      name: 'never answers',
      source: { snapshot: () => new Promise(() => undefined) },
      want: /did not answer in 20 ms/,
    },
    {
      name: 'has another catalog',
      source: createRegistry([toy]),
      want: /A snapshot lacks `w_calls_total`. Fix: Run the same/,
    },
    {
      name: 'has other buckets',
      source: snapshotWith((family) => ({ ...family, shape: `${family.shape} 10` })),
      want: /A snapshot has `w_calls_total` as `counter result 10`, this process as `counter result`/,
    },
    {
      name: 'has half a value',
      source: snapshotWith((family) => ({ ...family, values: family.values.slice(0, 8) })),
      want: /A snapshot has half a row of `w_calls_total`/,
    },
    {
      name: 'has a label too many',
      source: snapshotWith((family) => ({ ...family, labels: `${family.labels}\nmore` })),
      want: /A snapshot has other labels than values of `w_calls_total`/,
    },
  ])('reports one that $name, and shows the others', async ({ source, want }) => {
    const { collector, registries, stale } = makeProcesses(1);
    registries[0]?.metrics.w_done_total.inc(3);
    collector.add(source);
    expect(rowsOf(await readPage(collector), 'w_done_total')).toEqual(['w_done_total 3']);
    expect(stale).toEqual([expect.stringMatching(want)]);
  });

  it('keeps what one said before it fell silent', async () => {
    const { collector, registries } = makeProcesses(1);
    const [registry] = registries;
    let isSilent = false;
    const snapshot = (): RegistrySnapshot | undefined => (isSilent ? undefined : registry?.snapshot());
    collector.add({ snapshot });
    registry?.metrics.w_done_total.inc();
    await readPage(collector);
    isSilent = true;
    registry?.metrics.w_done_total.inc();
    expect(rowsOf(await readPage(collector), 'w_done_total')).toEqual(['w_done_total 3']);
  });

  it('understands snapshots that went through JSON, with every number', async () => {
    const { collector, registries, leaves } = makeProcesses(1);
    leaves.forEach((leave) => leave());
    collector.add({ snapshot: () => JSON.parse(JSON.stringify(registries[0]?.snapshot())) as RegistrySnapshot });
    for (const value of [NaN, Infinity, -Infinity, 0.1 + 0.2, 5e-324]) {
      registries[0]?.metrics.w_version.set(value);
      registries[0]?.metrics.w_newest_seconds.set(value);
      const page = await readPage(collector);
      expect(page).toBe(await readPage(createdWith(value)));
    }
  });

  it('shows for any work what one process would show', async () => {
    const step = fc.record({
      process: fc.nat({ max: 2 }),
      node: fc.constantFrom('a', 'b', 'c'),
      amount: fc.nat({ max: 9 }),
      leaves: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const { collector, registries } = makeProcesses(3);
        const alone = createRegistry([worked]);
        for (const { process, node, amount } of steps) {
          for (const registry of [registries[process], alone]) {
            registry?.metrics.w_seen_total.with({ node, name: node }).inc(amount);
            registry?.metrics.w_size_bytes.with({ node, name: node }).add(amount);
            registry?.metrics.w_wait_seconds.with({ kind: 'y' }).observe(amount / 4);
            registry?.metrics.w_version.set(amount);
            registry?.metrics.w_state.with({ node, state: amount > 4 ? 'up' : 'down' }).set(1);
          }
          const page = await readPage(collector);
          expect(parseText(page).problems).toEqual([]);
          for (const name of ['w_seen_total', 'w_size_bytes', 'w_wait_seconds']) {
            expect(rowsOf(page, name)).toEqual(rowsOf(await readPage(alone), name));
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

function createdWith(value: number) {
  const registry = createRegistry([worked]);
  registry.metrics.w_version.set(value);
  registry.metrics.w_newest_seconds.set(value);
  return registry;
}
