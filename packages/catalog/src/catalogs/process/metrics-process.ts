import { counter, gauge, NOT_NEGATIVE } from '../../metric.ts';

const KNOWN_ON_LINUX = { presence: 'when known', optional: true, since: '0.1.0' } as const;

/**
 * What the operating system says of the process: the families of the Prometheus client guidelines, on Linux all of them.
 * Threads of a process share them: only its main thread should show this catalog.
 */
export const PROCESS_METRICS = {
  process_cpu_seconds_total: counter({
    help: 'CPU time of the process in user and system mode.',
    unit: 'seconds',
    since: '0.1.0',
    usage: 'Its rate is the number of CPUs in use; above 1 the worker and compiler threads take part.',
  }),
  process_cpu_user_seconds_total: counter({
    help: 'CPU time of the process in user mode.',
    unit: 'seconds',
    since: '0.1.0',
    usage: 'The part of process_cpu_seconds_total that is code of the process itself.',
  }),
  process_cpu_system_seconds_total: counter({
    help: 'CPU time of the process in system mode.',
    unit: 'seconds',
    since: '0.1.0',
    usage: 'The part of process_cpu_seconds_total that the kernel spends for it: sockets and files.',
  }),
  process_start_time_seconds: gauge({
    help: 'Unix time at which the process started.',
    unit: 'seconds',
    range: NOT_NEGATIVE,
    merge: 'max',
    since: '0.1.0',
    usage: 'time() - process_start_time_seconds is its age; a change is a restart.',
  }),
  process_resident_memory_bytes: gauge({
    help: 'Memory of the process that is in RAM.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    merge: 'sum',
    since: '0.1.0',
    usage: 'What the limit of a container is compared with.',
  }),
  process_virtual_memory_bytes: gauge({
    ...KNOWN_ON_LINUX,
    help: 'Address space of the process.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    merge: 'sum',
    usage: 'Large for every Node process and seldom of interest. Linux only.',
  }),
  process_heap_bytes: gauge({
    ...KNOWN_ON_LINUX,
    help: 'Size of the data segment of the process.',
    unit: 'bytes',
    range: NOT_NEGATIVE,
    merge: 'sum',
    usage: 'Growth beside a steady nodejs_heap_size_used_bytes is native memory: buffers, addons. Linux only.',
  }),
  process_open_fds: gauge({
    ...KNOWN_ON_LINUX,
    help: 'Number of open file descriptors.',
    range: NOT_NEGATIVE,
    merge: 'sum',
    usage: 'Compare with process_max_fds; steady growth is a leak of sockets or files. Linux only.',
  }),
  process_max_fds: gauge({
    ...KNOWN_ON_LINUX,
    help: 'Greatest number of open file descriptors that the process may have.',
    range: NOT_NEGATIVE,
    merge: 'sum',
    usage: 'Absent where there is no limit. Linux only.',
  }),
} as const;
