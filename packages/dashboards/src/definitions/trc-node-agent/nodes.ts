import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { age, COLOURED, NONE, number, TABLE_FIELD, UNKNOWN, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { tablePanel } from '../../panels/table.ts';
import { CHOSEN, upOf } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { agent, handshakeAge, JOB, missing, PEER_GONE_SECONDS, poolUsed, POOL_FULL, pressure } from './agent.ts';

const count = number('none', UNKNOWN);
const noneIsWell = number('none', UNKNOWN, { thresholds: thresholds('text', [1, 'red']), ...COLOURED });

/** Every node with what is known of it, the worst first. */
export const nodes: Panel = tablePanel({
  id: 2,
  title: 'Nodes',
  description: [
    `One row per node agent, the worst first. Missing is desired less ready. Least free: of the mount point that has least. Heartbeats failed in the last ${NOW_WINDOW}, reconnects in the last ${RECENT_WINDOW}. A node that is down keeps its row with unknown numbers, as long as Prometheus knows the target. The handshake is "-" without a peer.`,
    'What to do: DOWN: see the machine, its instances may run on. Missing: the panels of failures and boot below. SHORT: the scheduler places nothing more there; evict caches or grow the disk. Peers: should be the same everywhere, one less than there are nodes.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 9 },
  key: ['instance'],
  queries: {
    up: upOf(JOB).maxBy('instance'),
    desired: agent.trc_agent_instances_desired.where(CHOSEN).maxBy('instance'),
    running: agent.trc_agent_instances_running.where(CHOSEN).maxBy('instance'),
    ready: agent.trc_agent_instances_ready.where(CHOSEN).maxBy('instance'),
    missing,
    pressure,
    free: agent.trc_agent_disk_free_bytes.where(CHOSEN).minBy('instance'),
    pool: poolUsed,
    heartbeats: agent.trc_agent_heartbeat_total
      .where({ ...CHOSEN, result: 'failure' })
      .increase(NOW_WINDOW)
      .sumBy('instance')
      .round(),
    reconnects: agent.trc_agent_controlplane_reconnects_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('instance')
      .round(),
    peers: agent.trc_agent_overlay_peers.where(CHOSEN).maxBy('instance'),
    handshake: handshakeAge,
  },
  columns: [
    { title: 'Node', from: { label: 'instance' }, options: { custom: { filterable: true } } },
    {
      title: 'Agent',
      from: { value: 'up' },
      options: words({
        absent: { text: 'another job', color: 'text' },
        0: { text: 'DOWN', color: 'red' },
        1: { text: 'up', color: 'blue' },
      }),
    },
    { title: 'Desired', from: { value: 'desired' }, options: count },
    { title: 'Running', from: { value: 'running' }, options: count },
    { title: 'Ready', from: { value: 'ready' }, options: count },
    { title: 'Missing', from: { value: 'missing' }, options: noneIsWell },
    {
      title: 'Space',
      from: { value: 'pressure' },
      options: words({
        absent: UNKNOWN,
        0: { text: 'enough', color: 'blue' },
        1: { text: 'SHORT', color: 'red' },
      }),
    },
    { title: 'Least free', from: { value: 'free' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
    {
      title: 'Volumes full',
      from: { value: 'pool' },
      options: number('percentunit', UNKNOWN, {
        decimals: 1,
        thresholds: thresholds('text', [0.8, 'orange'], [POOL_FULL, 'red']),
        ...COLOURED,
      }),
    },
    { title: 'Heartbeats failed', from: { value: 'heartbeats' }, options: noneIsWell },
    { title: 'Reconnects', from: { value: 'reconnects' }, options: count },
    { title: 'Peers', from: { value: 'peers' }, options: count },
    {
      title: 'Oldest handshake',
      from: { value: 'handshake' },
      options: age(NONE, { thresholds: thresholds('text', [PEER_GONE_SECONDS, 'red']), ...COLOURED }),
    },
  ],
  sort: [
    { column: 'Agent', descending: false },
    { column: 'Missing', descending: true },
    { column: 'Space', descending: true },
    { column: 'Volumes full', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No node agent is scraped' },
});
