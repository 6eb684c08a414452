import { defineCatalog } from '../../catalog.ts';
import { COLLECTOR_METRICS } from './metrics-collector.ts';
import { REPOSITORY_METRICS } from './metrics-repository.ts';
import { SOURCE_METRICS } from './metrics-source.ts';

/**
 * Backups of restic and Kopia in the same words: sources, repositories, and how well the tools could be asked. The
 * exporter fills it by asking, the fleet server from reports, so that one set of rules holds for both.
 */
export const backup = defineCatalog({
  name: 'backup',
  prefix: 'backup_',
  metrics: { ...SOURCE_METRICS, ...REPOSITORY_METRICS, ...COLLECTOR_METRICS },
});
