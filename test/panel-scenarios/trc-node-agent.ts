import { belowOneSecond, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { of, seriesOf } from './series.ts';

const A = 'instance="a:8290"';
const B = 'instance="b:8290"';
const target = (instance: string) => `${instance}, job="trc-agent"`;

const told = (instance: string, gauges: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  Object.fromEntries(
    Object.entries(gauges).flatMap(([name, values]) =>
      Object.entries(values).map(([labels, value]) => [
        `trc_agent_${name}{${[labels, target(instance)].filter((part) => part !== '').join(', ')}}`,
        stays(value),
      ]),
    ),
  );

const counted = (instance: string, counters: Readonly<Record<string, Readonly<Record<string, number>>>>) =>
  Object.fromEntries(
    Object.entries(counters).flatMap(([name, values]) =>
      Object.entries(values).map(([labels, count]) => [
        `trc_agent_${name}_total{${[labels, target(instance)].filter((part) => part !== '').join(', ')}}`,
        perMinute(count),
      ]),
    ),
  );

const took = (name: string, result: string) =>
  belowOneSecond(`trc_agent_${name}_seconds`, `${target(A)}, result="${result}"`, 4);

/** One node is well, one lacks space, peers and instances. */
const NODES: Scenario['series'] = {
  ...seriesOf('up', { '': stays(1) }, [target(A)]),
  ...seriesOf('up', { '': stays(0) }, [target(B)]),
  ...told(A, {
    instances_desired: { '': 10 },
    instances_running: { '': 10 },
    instances_ready: { '': 11 },
    disk_pressure: { 'kind="root"': 0, 'kind="cache"': 0 },
    disk_free_bytes: { 'mount="/"': 500, 'mount="/var/lib/trc"': 300 },
    volume_pool_used_bytes: { '': 100 },
    volume_pool_free_bytes: { '': 300 },
    overlay_peers: { '': 1 },
    overlay_handshake_age_seconds_max: { '': 20 },
    cache_bytes: { 'kind="oci"': 60 },
  }),
  ...told(B, {
    instances_desired: { '': 10 },
    instances_running: { '': 9 },
    instances_ready: { '': 7 },
    disk_pressure: { 'kind="root"': 0, 'kind="cache"': 1 },
    disk_free_bytes: { 'mount="/"': 400, 'mount="/var/lib/trc"': 5 },
    volume_pool_used_bytes: { '': 0 },
    volume_pool_free_bytes: { '': 0 },
    overlay_peers: { '': 0 },
    cache_bytes: { 'kind="oci"': 40 },
  }),
  ...counted(A, {
    heartbeat: { 'result="success"': 4, 'result="failure"': 0 },
    controlplane_reconnects: { '': 0 },
    instance_failures: { 'reason="oom_killed"': 0 },
    image_pulls: { 'result="success"': 2 },
    secrets_delivery: { 'result="success", reason="none"': 3 },
    cache_evictions: { 'kind="oci"': 1 },
  }),
  ...counted(B, {
    heartbeat: { 'result="success"': 3, 'result="failure"': 1 },
    controlplane_reconnects: { '': 0.5 },
    instance_failures: { 'reason="oom_killed"': 2 },
    image_pulls: { 'result="success"': 1 },
    secrets_delivery: { 'result="failure", reason="denied"': 1 },
    cache_evictions: { 'kind="oci"': 2 },
  }),
  ...took('instance_boot', 'success'),
  ...took('instance_boot', 'failure'),
  ...took('image_pull', 'success'),
  ...took('rootdisk_build', 'success'),
  ...took('secrets_delivery', 'success'),
};

/** What only agents say that save volumes themselves. */
const SAVING: Scenario['series'] = {
  ...counted(A, {
    snapshots: { 'result="success"': 1 },
    backups: { 'result="success"': 0.5, 'result="failure"': 0.5 },
    backup_bytes: { 'result="success"': 6000, 'result="failure"': 60 },
  }),
  ...took('snapshot', 'success'),
  ...took('backup', 'success'),
};

const TILES = 'Do the nodes run what they should?';
const both = (a: number, b: number) => ({ [of(A)]: a, [of(B)]: b });

/** Two nodes first, and what every query of `trc-node-agent` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one node well, one not, which save volumes',
    series: { ...NODES, ...SAVING },
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 1 },
      // One that is ready and not desired makes up for none that is missing elsewhere.
      [`${TILES} / missing`]: { '{}': 3 },
      [`${TILES} / failures`]: { '{}': 120 },
      [`${TILES} / heartbeats`]: { '{}': 0.125 },
      [`${TILES} / pressure`]: { '{}': 1 },
      [`${TILES} / handshake`]: { '{}': 20 },
      'Nodes / up': both(1, 0),
      'Nodes / desired': both(10, 10),
      'Nodes / running': both(10, 9),
      'Nodes / ready': both(11, 7),
      'Nodes / missing': both(0, 3),
      'Nodes / pressure': both(0, 1),
      'Nodes / free': both(300, 5),
      // A pool of nothing is not full.
      'Nodes / pool': { [of(A)]: 0.25 },
      'Nodes / heartbeats': both(0, 5),
      'Nodes / reconnects': both(0, 30),
      'Nodes / peers': both(1, 0),
      'Nodes / handshake': { [of(A)]: 20 },
      'Instances: desired, running, ready / desired': { '{}': 20 },
      'Instances: desired, running, ready / running': { '{}': 19 },
      'Instances: desired, running, ready / ready': { '{}': 18 },
      'Why do instances fail? / reasons': { '{reason="oom_killed"}': 2 },
      'What makes a start slow? / boot': { '{}': 0.95 },
      'What makes a start slow? / failedBoot': { '{}': 0.95 },
      'What makes a start slow? / pull': { '{}': 0.95 },
      'What makes a start slow? / build': { '{}': 0.95 },
      'What makes a start slow? / secrets': { '{}': 0.95 },
      'Do images and secrets arrive? / pulls': { '{result="success"}': 3 },
      'Do images and secrets arrive? / secrets': {
        '{reason="none", result="success"}': 3,
        '{reason="denied", result="failure"}': 1,
      },
      'Can the nodes be heard? / heartbeats': { '{result="success"}': 7, '{result="failure"}': 1 },
      'Can the nodes be heard? / reconnects': both(0, 0.5),
      'Do the nodes see each other? / age': { [of(A)]: 20 },
      'Do the nodes see each other? / gone': { '{}': 180 },
      'Free space / mounts': { '{mount="/"}': 400, '{mount="/var/lib/trc"}': 5 },
      'Free space / pool': { '{}': 0 },
      'How full are the pools of volumes? / used': { [of(A)]: 0.25 },
      'What do caches hold? / sizes': { '{kind="oci"}': 100 },
      'Are the caches too small? / evictions': { '{kind="oci"}': 3 },
      'Are volumes saved? / snapshots': { '{result="success"}': 60 },
      'Are volumes saved? / backups': { '{result="success"}': 30, '{result="failure"}': 30 },
      'How long do they take? / snapshots': { '{}': 0.95 },
      'How long do they take? / backups': { '{}': 0.95 },
      'What do backups write? / bytes': { '{result="success"}': 100, '{result="failure"}': 1 },
    },
  },
  {
    name: 'agents that save no volumes',
    series: NODES,
    at: '90m',
    gives: {
      'Are volumes saved? / snapshots': {},
      'Are volumes saved? / backups': {},
      'How long do they take? / backups': {},
      'What do backups write? / bytes': {},
    },
  },
  {
    name: 'the node that the reader chose',
    series: NODES,
    at: '90m',
    chosen: { instance: 'b:8290' },
    gives: {
      'Nodes / up': { [of(B)]: 0 },
      'Nodes / missing': { [of(B)]: 3 },
      [`${TILES} / heartbeats`]: { '{}': 0.25 },
    },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / missing`]: { '{}': -1 },
      [`${TILES} / heartbeats`]: { '{}': -1 },
      'Nodes / up': {},
      'Do the nodes see each other? / gone': {},
    },
  },
];
