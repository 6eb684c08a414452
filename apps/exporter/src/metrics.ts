import { backup, exporter, kopia, resticExporterAliases } from '@lockstep/catalog';
import { createRegistry, type OnRefused } from '@lockstep/metrics';
import type { BuildInfo } from '@lockstep/scrape-endpoint';

/** Everything on the page: backups (`backup_`, `kopia_`, aliases where they are wanted) and the exporter about itself. */
export type ExporterRegistry = ReturnType<typeof createExporterRegistry>;

/** The registry of one exporter, with every closed series at zero and the build in it. */
export function createExporterRegistry({ version, commit, nodeVersion }: BuildInfo, hasAliases: boolean) {
  const onRefused: OnRefused = (family, reason) =>
    registry.metrics.lockstep_exporter_series_refused_total.with({ family, reason }).inc();
  const registry = hasAliases
    ? createRegistry([exporter, backup, kopia, resticExporterAliases], { onRefused })
    : createRegistry([exporter, backup, kopia], { onRefused });
  registry.metrics.lockstep_exporter_build_info.with({ version, commit, node_version: nodeVersion }).set(1);
  return registry;
}
