import { of } from './series.ts';
import { always, type Scenario } from './scenario.ts';

const DB = 'instance="db:9100"';
const NODE = `${DB}, job="node"`;
/** The same machine in a second job, and another machine. */
const AGAIN = `${DB}, job="again"`;
const WEB = 'instance="web:9100", job="node"';

/** Seconds of a mode that rise by so much per second, over an hour of samples every 30 s. */
const rises = (share: number): string => `0+${share * 30}x120`;

function cpu(target: string, modes: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(modes).flatMap(([mode, share]) =>
      ['0', '1'].map((core) => [`node_cpu_seconds_total{cpu="${core}", mode="${mode}", ${target}}`, rises(share)]),
    ),
  );
}

function disk(target: string, name: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([labels, value]) => [`${name}{${labels}, ${target}}`, value]));
}

const ROOT = 'device="/dev/sda1", fstype="ext4", mountpoint="/"';
const RUN = 'device="tmpfs", fstype="tmpfs", mountpoint="/run"';
const ROOT_KEY = `device="/dev/sda1", ${DB}, mountpoint="/"`;

const MACHINE = (target: string): Scenario['series'] => ({
  ...cpu(target, { idle: 0.5, iowait: 0.1, user: 0.2, system: 0.1, steal: 0.1 }),
  [`node_memory_MemTotal_bytes{${target}}`]: always(1000),
  [`node_memory_MemAvailable_bytes{${target}}`]: always(400),
  [`node_memory_MemFree_bytes{${target}}`]: always(100),
  // It loses a byte per second.
  ...disk(target, 'node_filesystem_avail_bytes', { [ROOT]: '10000-30x240', [RUN]: '500x240' }),
  ...disk(target, 'node_filesystem_free_bytes', { [ROOT]: '20000x240' }),
  ...disk(target, 'node_filesystem_size_bytes', { [ROOT]: '40000x240', [RUN]: '500x240' }),
  ...disk(target, 'node_filesystem_readonly', { [ROOT]: '0x240', [RUN]: '0x240' }),
  ...Object.fromEntries(
    ['eth0', 'lo', 'veth12', 'docker0'].flatMap((device) => [
      [`node_network_transmit_bytes_total{device="${device}", ${target}}`, rises(2000)],
      [`node_network_receive_bytes_total{device="${device}", ${target}}`, rises(10)],
    ]),
  ),
});

/** One machine in two jobs first, and what every query of `system-resources` gives of it. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one machine in two jobs: everything once, and nothing of memory file systems or the loopback',
    series: { ...MACHINE(NODE), ...MACHINE(AGAIN) },
    at: '60m',
    gives: {
      'CPU Usage / busy': { [of(DB)]: 0.5 },
      'CPU Usage / waiting': { [of(DB)]: 0.1 },
      'Memory Consumption / used': { [of(DB)]: 600 },
      'Memory Consumption / total': { [of(DB)]: 1000 },
      'Disk Space / used': { [of(ROOT_KEY)]: 0.84 },
      'Disk Space / available': { [of(ROOT_KEY)]: 6400 },
      'Disk Space / size': { [of(ROOT_KEY)]: 40_000 },
      'Disk Space / left': { [of(ROOT_KEY)]: 6400 },
      'Disk Space / readonly': { [of(ROOT_KEY)]: 0 },
      'Network Traffic / sent': { [of('device="eth0"', DB)]: 2000 },
      'Network Traffic / received': { [of('device="eth0"', DB)]: 10 },
    },
  },
  {
    name: 'a processor whose idle time runs a little fast is not less than idle',
    series: cpu(NODE, { idle: 1.001 }),
    at: '20m',
    gives: { 'CPU Usage / busy': { [of(DB)]: 0 } },
  },
  {
    name: 'the machine that the reader chose',
    series: { ...MACHINE(NODE), ...MACHINE(WEB) },
    at: '60m',
    chosen: { instance: 'web:9100' },
    gives: {
      'CPU Usage / busy': { '{instance="web:9100"}': 0.5 },
      'Memory Consumption / used': { '{instance="web:9100"}': 600 },
      'Network Traffic / sent': { '{device="eth0", instance="web:9100"}': 2000 },
    },
    counts: { 'Disk Space / used': 1, 'CPU Usage / waiting': 1, 'Network Traffic / received': 1 },
  },
  {
    name: 'a disk that does not fill is full at no time',
    series: disk(NODE, 'node_filesystem_avail_bytes', { [ROOT]: always(5000) }),
    at: '60m',
    gives: { 'Disk Space / left': {}, 'Disk Space / available': { [of(ROOT_KEY)]: 5000 } },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      'CPU Usage / busy': {},
      'Memory Consumption / used': {},
      'Disk Space / used': {},
      'Network Traffic / sent': {},
    },
  },
];
