import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { nodeProcess } from '@lockstep/catalog';
import { type Matcher, select } from '@lockstep/query';
import { linesOverTime } from '../panels/lines-over-time.ts';
import type { Section } from '../sections.ts';
import { RATE_WINDOW } from '../window.ts';

const node = select(nodeProcess);

/** Whose processes are shown, and under which ids. */
export interface Processes {
  /** Id of the heading; the panels have the next four. */
  readonly id: number;
  /** Which targets: their jobs, and mostly the instances that the reader chose. */
  readonly of: { readonly job: string | Matcher; readonly instance?: Matcher };
}

const NO_PROCESS = 'Nothing is scraped, or it does not tell of its process';
const NAME = '{{job}} {{instance}}';

/** The last section of a service's dashboard: whether its processes are the reason. */
export function processSection(processes: Processes): Section {
  return {
    id: processes.id,
    title: 'Is it the process?',
    panels: [busy(processes), late(processes), memory(processes), files(processes)],
  };
}

function busy({ id, of }: Processes): Panel {
  return linesOverTime({
    id: id + 1,
    title: 'Are processes busy?',
    description: [
      'Share of time in which the event loop had something to do, and processors in use: 100 % is one processor, and workers may take more. The part that garbage collection stands still for is below it.',
      'What to do: a loop near 100 % cannot take more: add an instance, or find what computes. Processor high and loop low: workers, or the compiler. Collection above a tenth: the heap is nearly full.',
    ].join('\n\n'),
    grid: { x: 0, y: 0, w: 12, h: 8 },
    lines: {
      loop: node.nodejs_eventloop_active_seconds_total
        .where(of)
        .rate(RATE_WINDOW)
        .sumBy('job', 'instance')
        .legend(`${NAME} loop`),
      processor: node.process_cpu_seconds_total
        .where(of)
        .rate(RATE_WINDOW)
        .sumBy('job', 'instance')
        .legend(`${NAME} processor`),
      collection: node.nodejs_gc_duration_seconds
        .where(of)
        .sum.rate(RATE_WINDOW)
        .sumBy('job', 'instance')
        .legend(`${NAME} collection`),
    },
    unit: 'percentunit',
    noValue: NO_PROCESS,
  });
}

function late({ id, of }: Processes): Panel {
  return linesOverTime({
    id: id + 2,
    title: 'How late are processes?',
    description: [
      'Delay of the event loop since the scrape before: 99 % of timers were at most that late (p99), and the worst one. Every request waits that long now and then.',
      'What to do: a high maximum and a low p99 is one piece of code that holds the loop: a large answer, a synchronous call. Both high: the process is overloaded.',
    ].join('\n\n'),
    grid: { x: 12, y: 0, w: 12, h: 8 },
    lines: {
      p99: node.nodejs_eventloop_lag_p99_seconds.where(of).maxBy('job', 'instance').legend(`${NAME} p99`),
      worst: node.nodejs_eventloop_lag_max_seconds.where(of).maxBy('job', 'instance').legend(`${NAME} worst`),
    },
    unit: 's',
    noValue: NO_PROCESS,
  });
}

function memory({ id, of }: Processes): Panel {
  return linesOverTime({
    id: id + 3,
    title: 'Does memory grow?',
    description: [
      'Memory that processes hold (resident), and the part of the heap in use.',
      'What to do: the heap is a sawtooth, and a rise of its low points over days is a leak. Resident grows and the heap does not: buffers, or a native module.',
    ].join('\n\n'),
    grid: { x: 0, y: 8, w: 12, h: 8 },
    lines: {
      resident: node.process_resident_memory_bytes.where(of).sumBy('job', 'instance').legend(`${NAME} resident`),
      heap: node.nodejs_heap_size_used_bytes.where(of).sumBy('job', 'instance').legend(`${NAME} heap`),
    },
    unit: 'bytes',
    noValue: NO_PROCESS,
  });
}

function files({ id, of }: Processes): Panel {
  const open = node.process_open_fds.where(of).maxBy('job', 'instance');
  const limit = node.process_max_fds.where(of).maxBy('job', 'instance');
  return linesOverTime({
    id: id + 4,
    title: 'Do processes run out of files?',
    description: [
      'Share of the open files (connections count) that the system allows the process. Linux only.',
      'What to do: at 100 % no connection is accepted any more. A climb that does not end is a leak: connections that nobody closes. Else raise the limit of the unit.',
    ].join('\n\n'),
    grid: { x: 12, y: 8, w: 12, h: 8 },
    lines: { open: open.ratio(limit).legend(NAME) },
    unit: 'percentunit',
    noValue: NO_PROCESS,
  });
}
