import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles } from '../../panels/health-tiles.ts';
import { CHOSEN } from '../../service/instances.ts';
import { controlPlane, staleVolumes } from './control-plane.ts';

/** Whether volumes of customers could be had back. */
export const backups: Panel = healthTiles({
  id: 9,
  title: 'Could volumes be restored?',
  description: [
    'Stale volumes: those whose newest backup is older than their policy allows. Days without: age of the newest backup of the volume that is worst off, in days; "no data" also while no volume has a policy. Failed restores: in the last day.',
    'What to do: a backup that cannot be restored is none: a failed restore comes first. Stale volumes on one node: its agent, see trc-node-agent; on all: the storage that backups go to.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    stale: countTile('Stale volumes', staleVolumes),
    age: countTile(
      'Days without',
      controlPlane.trc_backup_staleness_max_days.where(CHOSEN).max(),
      [
        [2, 'orange'],
        [7, 'red'],
      ],
      { decimals: 1 },
    ),
    restores: countTile(
      'Failed restores',
      controlPlane.trc_restore_failures_total.where(CHOSEN).increase('1d').sum().round(),
    ),
  },
});
