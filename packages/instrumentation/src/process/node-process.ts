import type { nodeProcess } from '@lockstep/catalog';
import type { Registry, Removable } from '@lockstep/metrics';
import { performance } from 'node:perf_hooks';
import { eventLoop } from './event-loop.ts';
import { garbageCollection } from './garbage-collection.ts';
import { memory } from './memory.ts';
import { readProcFacts } from './proc-facts.ts';
import { risingTo } from './rising-to.ts';

/** A registry that has the catalog `nodeProcess`, beside others. */
export type NodeProcessRegistry = Pick<Registry<readonly [typeof nodeProcess]>, 'metrics' | 'onScrape'>;

/** Something of the process that is looked at before each page. */
export type Part = (metrics: NodeProcessRegistry['metrics']) => {
  readonly collect: () => void;
  readonly close?: () => void;
};

/** Choices for `observeNodeProcess`. */
export interface NodeProcessOptions {
  /** Where the kernel tells of this process; what is not there is absent from the page. Default `/proc/self`. */
  readonly procFolder?: string;
}

/**
 * Shows the process and its runtime in `registry`, read when a page is made. Garbage collections and the delay of the
 * event loop are followed all the time, which costs next to nothing; `close` ends that.
 */
export function observeNodeProcess(
  registry: NodeProcessRegistry,
  { procFolder = '/proc/self' }: NodeProcessOptions = {},
): { readonly close: () => void } {
  const { metrics } = registry;
  const parts = [constants, cpu, memory, resources, eventLoop, garbageCollection, kernel(procFolder)].map((part) =>
    part(metrics),
  );
  registry.onScrape(() => {
    for (const { collect } of parts) collect();
  });
  return {
    close: () => {
      for (const { close } of parts) close?.();
    },
  };
}

const constants: Part = (metrics) => ({
  collect: () => {
    const [major = '', minor = '', patch = ''] = process.versions.node.split('.');
    metrics.nodejs_version_info.with({ version: process.version, major, minor, patch }).set(1);
    metrics.process_start_time_seconds.set(performance.timeOrigin / 1000);
  },
});

const cpu: Part = (metrics) => {
  const inUser = risingTo(metrics.process_cpu_user_seconds_total);
  const inSystem = risingTo(metrics.process_cpu_system_seconds_total);
  const inBoth = risingTo(metrics.process_cpu_seconds_total);
  return {
    collect: () => {
      const { user, system } = process.cpuUsage();
      inUser(user / 1e6);
      inSystem(system / 1e6);
      inBoth((user + system) / 1e6);
    },
  };
};

const resources: Part = ({ nodejs_active_resources: active }) => ({
  collect: () => {
    const counts = new Map<string, number>();
    for (const type of process.getActiveResourcesInfo()) counts.set(type, (counts.get(type) ?? 0) + 1);
    active.replace((row) => counts.forEach((count, type) => row({ type }, count)));
  },
});

function kernel(folder: string): Part {
  return (metrics) => ({
    collect: () => {
      const facts = readProcFacts(folder);
      show(metrics.process_virtual_memory_bytes, facts.virtualMemoryBytes);
      show(metrics.process_heap_bytes, facts.dataSegmentBytes);
      show(metrics.process_open_fds, facts.openFds);
      show(metrics.process_max_fds, facts.maxFds);
      show(metrics.nodejs_os_threads, facts.threads);
    },
  });
}

function show(gauge: Removable & { readonly set: (value: number) => void }, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
