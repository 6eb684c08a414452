import type { Surroundings } from '../../component.ts';
import type { NodeAgentMetrics } from './metrics.ts';

const GIB = 1024 ** 3;
const POOL_BYTES = 2000 * GIB;

/** The disks, caches and volumes of a node as a state machine. Each call is a second. */
export function disksDomain(
  metrics: NodeAgentMetrics,
  { random: chance, effects, isLast }: Pick<Surroundings, 'random' | 'effects' | 'isLast'>,
): () => void {
  const random = chance.fork('disks');
  let usedBytes = random.between(0.5, 0.6) * POOL_BYTES;
  return () => {
    usedBytes += random.between(0, 0.01) * GIB;
    showSpace(isLast && effects().isDiskFull);
    showCaches();
    random.repeat(0.15, () => copyVolume('snapshot'));
    random.repeat(0.15, () => copyVolume('backup'));
  };

  function showSpace(isFull: boolean): void {
    const free = isFull ? 0.01 * POOL_BYTES : POOL_BYTES - usedBytes;
    metrics.trc_agent_volume_pool_free_bytes.set(free);
    metrics.trc_agent_volume_pool_used_bytes.set(POOL_BYTES - free);
    metrics.trc_agent_disk_free_bytes.with({ mount: '/' }).set((isFull ? 0.3 : 60) * GIB);
    metrics.trc_agent_disk_free_bytes.with({ mount: '/var/lib/trc' }).set((isFull ? 1 : 300) * GIB);
    metrics.trc_agent_disk_free_bytes.with({ mount: '/var/lib/trc/volumes' }).set(free);
    for (const kind of ['root', 'cache', 'volumes'] as const) {
      metrics.trc_agent_disk_pressure.with({ kind }).set(isFull ? 1 : 0);
    }
  }

  function showCaches(): void {
    for (const [kind, bytes] of [
      ['oci', 40 * GIB],
      ['rootdisks', 80 * GIB],
      ['tmp', 2 * GIB],
    ] as const) {
      metrics.trc_agent_cache_bytes.with({ kind }).set(Math.round(bytes * random.between(0.95, 1.05)));
      random.repeat(0.03, () => metrics.trc_agent_cache_evictions_total.with({ kind }).inc());
    }
  }

  /** Where volumes have no fresh backup, it is because backups fail. */
  function copyVolume(what: 'snapshot' | 'backup'): void {
    const result = random.chance(effects().staleVolumes.count > 0 ? 0.5 : 0.004) ? 'failure' : 'success';
    if (what === 'snapshot') {
      metrics.trc_agent_snapshots_total.with({ result }).inc();
      return metrics.trc_agent_snapshot_seconds.with({ result }).observe(random.around(2));
    }
    metrics.trc_agent_backups_total.with({ result }).inc();
    metrics.trc_agent_backup_seconds.with({ result }).observe(random.around(90));
    metrics.trc_agent_backup_bytes_total.with({ result }).inc(Math.round(random.around(3 * GIB)));
  }
}
