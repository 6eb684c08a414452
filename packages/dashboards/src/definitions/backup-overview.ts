import { defineDashboard } from '../dashboard.ts';
import { checks } from './backup-overview/checks.ts';
import { collectorCounts } from './backup-overview/collector-counts.ts';
import { collectorTable } from './backup-overview/collector-table.ts';
import { evidence } from './backup-overview/evidence.ts';
import { maintenance } from './backup-overview/maintenance.ts';
import { repositorySizes } from './backup-overview/repository-sizes.ts';
import { repositoryTable } from './backup-overview/repository-table.ts';
import { restorePoints } from './backup-overview/restore-points.ts';
import { sourceCounts } from './backup-overview/source-counts.ts';
import { sourceTable } from './backup-overview/source-table.ts';
import { volumeSpace } from './backup-overview/volume-space.ts';

/** Both tools in the same words, from the exporter's page and the fleet server's alike. Why so: decision record 0060. */
export const backupOverview = defineDashboard({
  uid: 'backup-overview',
  title: 'Backup overview',
  description:
    'Which sources of restic and Kopia need a person, what could be restored, how long the space lasts, and whether anybody still looks. Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['backup', 'restic', 'kopia', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: [
    sourceCounts,
    collectorCounts,
    sourceTable,
    restorePoints,
    repositoryTable,
    repositorySizes,
    volumeSpace,
    checks,
    maintenance,
    evidence,
    collectorTable,
  ],
});
