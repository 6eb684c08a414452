import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { instanceChoice } from '../service/instances.ts';
import { JOB } from './trc-node-agent/agent.ts';
import { backupBytes } from './trc-node-agent/backup-bytes.ts';
import { boot } from './trc-node-agent/boot.ts';
import { cacheEvictions } from './trc-node-agent/cache-evictions.ts';
import { cacheSizes } from './trc-node-agent/cache-sizes.ts';
import { connection } from './trc-node-agent/connection.ts';
import { diskFree } from './trc-node-agent/disk-free.ts';
import { failures } from './trc-node-agent/failures.ts';
import { health } from './trc-node-agent/health.ts';
import { instances } from './trc-node-agent/instances.ts';
import { nodes } from './trc-node-agent/nodes.ts';
import { overlay } from './trc-node-agent/overlay.ts';
import { pool } from './trc-node-agent/pool.ts';
import { protectionDuration } from './trc-node-agent/protection-duration.ts';
import { protection } from './trc-node-agent/protection.ts';
import { supply } from './trc-node-agent/supply.ts';

/** Whether the nodes of trc run what they should, and what they lack. */
export const trcNodeAgentDashboard = defineDashboard({
  uid: 'trc-node-agent',
  title: 'trc node agent',
  description:
    'Do the nodes run what they should, and what do they lack? Section E of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: stack(
    { id: 20, title: 'All nodes', panels: [health, nodes] },
    { id: 21, title: 'Instances', panels: [instances, failures, boot, supply] },
    { id: 22, title: 'Network', panels: [connection, overlay] },
    { id: 23, title: 'Space', panels: [diskFree, pool, cacheSizes, cacheEvictions] },
    { id: 24, title: 'Snapshots and backups of volumes', panels: [protection, protectionDuration, backupBytes] },
  ),
});
