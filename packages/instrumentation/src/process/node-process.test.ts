import { lintMetrics, type MetricName, nodeProcess } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleLines } from '../../test/sample-lines.ts';
import { GO_TO_NODE, observeNodeProcess } from './index.ts';

let folder: string;
let open: { readonly close: () => void }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proc-'));
  open = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const one of open) one.close();
});

function observed(procFolder?: string) {
  const registry = createRegistry([nodeProcess]);
  open.push(observeNodeProcess(registry, procFolder === undefined ? {} : { procFolder }));
  return registry;
}

async function valueOf(registry: ReturnType<typeof observed>, name: MetricName<typeof nodeProcess>): Promise<number> {
  const lines = await sampleLines(registry, name);
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

describe('of the kernel', () => {
  it('the page has what its files say', async () => {
    writeFileSync(join(folder, 'status'), 'Name:\tnode\nVmSize:\t 1000 kB\nVmData:\t  20 kB\nThreads:\t11\n');
    writeFileSync(join(folder, 'limits'), 'Limit  Soft Limit  Hard Limit\nMax open files   1024   4096   files\n');
    mkdirSync(join(folder, 'fd'));
    for (const fd of ['0', '1', '2', '3']) writeFileSync(join(folder, 'fd', fd), '');
    const registry = observed(folder);
    expect(await valueOf(registry, 'process_virtual_memory_bytes')).toBe(1_024_000);
    expect(await valueOf(registry, 'process_heap_bytes')).toBe(20_480);
    expect(await valueOf(registry, 'nodejs_os_threads')).toBe(11);
    expect(await valueOf(registry, 'process_open_fds')).toBe(3);
    expect(await valueOf(registry, 'process_max_fds')).toBe(1024);
  });

  it.each([
    ['no limit', { limits: 'Max open files   unlimited   unlimited   files\n' }],
    ['other words', { status: 'Groesse: 5\n', limits: 'Dateien: 7\n' }],
    ['no such files', {}],
  ])('nothing is on the page when it says %s', async (_name, files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const registry = observed(folder);
    for (const name of ['process_virtual_memory_bytes', 'process_heap_bytes', 'process_open_fds'] as const) {
      expect(await sampleLines(registry, name)).toEqual([]);
    }
    expect(await sampleLines(registry, 'process_max_fds')).toEqual([]);
    expect(await sampleLines(registry, 'nodejs_os_threads')).toEqual([]);
  });

  it('this process is on the page', async (context) => {
    context.skip(process.platform !== 'linux', 'only Linux has /proc');
    const registry = observed();
    expect(await valueOf(registry, 'process_open_fds')).toBeGreaterThan(2);
    expect(await valueOf(registry, 'nodejs_os_threads')).toBeGreaterThan(1);
    expect(await valueOf(registry, 'process_virtual_memory_bytes')).toBeGreaterThan(
      await valueOf(registry, 'process_resident_memory_bytes'),
    );
  });
});

describe('of the runtime the page has', () => {
  it('CPU time that rises with work, in both parts', async () => {
    const registry = observed();
    const before = await valueOf(registry, 'process_cpu_seconds_total');
    const used = process.cpuUsage();
    while (process.cpuUsage(used).user < 40_000);
    const after = await valueOf(registry, 'process_cpu_seconds_total');
    expect(after - before).toBeGreaterThan(0.03);
    const { user, system } = process.cpuUsage();
    expect(after).toBeLessThanOrEqual((user + system) / 1e6);
  });

  it('the start of the process, and its memory', async () => {
    const registry = observed();
    const start = await valueOf(registry, 'process_start_time_seconds');
    expect(start).toBeGreaterThan(Date.now() / 1000 - 3600);
    expect(start).toBeLessThan(Date.now() / 1000);
    expect(await valueOf(registry, 'nodejs_heap_size_used_bytes')).toBeLessThan(
      await valueOf(registry, 'nodejs_heap_size_total_bytes'),
    );
    expect(await sampleLines(registry, 'nodejs_heap_space_size_used_bytes')).toContainEqual(
      expect.stringMatching(/\{space="old"\} [1-9]/),
    );
    expect(await sampleLines(registry, 'nodejs_version_info')).toEqual([
      expect.stringContaining(`version="${process.version}"`),
    ]);
  });

  it('a loop that was held up, in its delay and in its active time', async () => {
    const registry = observed();
    const start = performance.now();
    await vi.waitFor(() => expect(performance.now() - start).toBeGreaterThan(30));
    while (performance.now() - start < 230);
    // As for a real scrape, timers that are due come first.
    await setImmediate();
    await setImmediate();
    expect(await valueOf(registry, 'nodejs_eventloop_lag_max_seconds')).toBeGreaterThan(0.1);
    // The interval of the monitor is no lateness.
    await vi.waitFor(async () =>
      expect(await valueOf(registry, 'nodejs_eventloop_lag_min_seconds')).toBeLessThan(0.008),
    );
    expect(await valueOf(registry, 'nodejs_eventloop_active_seconds_total')).toBeGreaterThan(0.1);
  });

  it('what keeps the loop alive, and no longer what has ended', async () => {
    const registry = observed();
    const timer = setTimeout(() => undefined, 60_000);
    expect(await sampleLines(registry, 'nodejs_active_resources')).toContainEqual(
      expect.stringMatching(/\{type="Timeout"\} [1-9]/),
    );
    clearTimeout(timer);
  });

  it('collections of garbage, by kind', async () => {
    const registry = observed();
    const count = async (): Promise<number> => {
      const lines = await sampleLines(registry, 'nodejs_gc_duration_seconds_count');
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    };
    expect(await count()).toBe(0);
    await vi.waitFor(
      async () => {
        expect(Array.from({ length: 200_000 }, (_, i) => ({ i }))).toHaveLength(200_000);
        expect(await count()).toBeGreaterThan(0);
      },
      { timeout: 10_000 },
    );
  });

  it('every family that is not optional, after the second scrape', async () => {
    const registry = observed(folder);
    await valueOf(registry, 'process_cpu_seconds_total');
    await vi.waitFor(async () => {
      const missing = await Promise.all(
        Object.entries(nodeProcess.metrics).map(async ([name, { optional, type }]) => {
          const lines = await sampleLines(registry, type === 'histogram' ? `${name}_count` : name);
          return lines.length === 0 && !optional ? [name] : [];
        }),
      );
      expect(missing.flat()).toEqual([]);
    });
  });
});

it('the names are those of the field: no lint finds anything', () => {
  expect(lintMetrics(nodeProcess.metrics)).toEqual([]);
});

it('each family of the Go runtime has a counterpart in the catalog', () => {
  expect(Object.keys(GO_TO_NODE)).toEqual([
    'go_goroutines',
    'go_threads',
    'go_gc_duration_seconds',
    'go_memstats_alloc_bytes',
    'go_memstats_heap_inuse_bytes',
  ]);
  for (const { node } of Object.values(GO_TO_NODE)) expect(nodeProcess.metrics).toHaveProperty(node);
});

it('two registries in one process do not disturb each other', async () => {
  const first = observed();
  const second = observed();
  const before = await valueOf(first, 'process_cpu_seconds_total');
  expect(await valueOf(second, 'process_cpu_seconds_total')).toBeGreaterThanOrEqual(before);
});
