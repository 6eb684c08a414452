import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** What is left on the disks of the nodes. */
export const diskFree: Panel = linesOverTime({
  id: 9,
  title: 'Free space',
  description: [
    'Free bytes of each mount point, and of the pool of volumes, on the node that has least.',
    'What to do: a line on its way to the ground: the table names the node. /var/lib/trc is mostly caches, which can be evicted; volumes and their pool are data of customers and can only be moved or grown.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    mounts: agent.trc_agent_disk_free_bytes.where(CHOSEN).minBy('mount').legend('{{mount}}'),
    pool: agent.trc_agent_volume_pool_free_bytes.where(CHOSEN).min().legend('pool of volumes'),
  },
  unit: 'bytes',
  noValue: NOT_SCRAPED,
});
