import { BackupPage } from '@lockstep/backups';
import type { BuildInfo } from '@lockstep/scrape-endpoint';
import type { FastifyBaseLogger } from 'fastify';
import type { ExporterConfig } from './config/exporter-config.ts';
import type { Environment } from './config/tool-environment.ts';
import { createExporterRegistry, type ExporterRegistry } from './metrics.ts';
import { Monitor } from './monitor.ts';
import { openStateFolder } from './state-folder.ts';

/** A registry that shows what a monitor knows. */
export interface Exporter {
  readonly registry: ExporterRegistry;
  readonly monitor: Monitor;
  /** Takes a configuration over, and says so on the page. */
  configure(config: ExporterConfig): void;
}

/** What an exporter needs of its process. */
export interface ExporterParts {
  readonly env: Environment;
  readonly build: BuildInfo;
  readonly log: FastifyBaseLogger;
  readonly clock: () => number;
}

/**
 * Loads what was kept and puts it on a page. Nothing is asked yet.
 *
 * @throws Error when the folder of state cannot be used
 */
export function createExporter(config: ExporterConfig, { env, build, log, clock }: ExporterParts): Exporter {
  const registry = createExporterRegistry(build, config.hasAliases);
  const { metrics } = registry;
  const page = new BackupPage(metrics);
  const state = openStateFolder(config.stateFolder, (operation, reason) => {
    metrics.lockstep_exporter_state_failures_total.with({ operation }).inc();
    log.error({ reason }, operation === 'read' ? 'Kept state cannot be used' : 'State cannot be kept');
  });
  const { tools, maxParallel } = config;
  const monitor = new Monitor({ page, state, log, tools, env, maxParallel, now: clock });
  registry.onScrape(() => {
    page.feed(clock());
    metrics.lockstep_exporter_looks_in_progress.set(monitor.looks.inProgress);
    metrics.lockstep_exporter_looks_waiting.set(monitor.looks.waiting);
    metrics.lockstep_exporter_repository_conflicts.set(monitor.conflicts);
  });
  const configure = ({ repositories }: ExporterConfig): void => {
    monitor.set(repositories);
    for (const tool of ['restic', 'kopia'] as const) {
      const count = repositories.filter((repository) => repository.tool === tool).length;
      metrics.lockstep_exporter_repositories.with({ tool }).set(count);
    }
    metrics.lockstep_exporter_config_last_reload_success.set(1);
    metrics.lockstep_exporter_config_last_reload_success_timestamp_seconds.set(clock() / 1000);
  };
  configure(config);
  return { registry, monitor, configure };
}
