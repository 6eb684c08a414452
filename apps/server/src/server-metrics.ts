import { backup, kopia, lockstep, resticManager } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import type { BuildInfo } from '@lockstep/scrape-endpoint';
import type { ReportTally } from './routes/reports.ts';
import type { Store } from './storage/store.ts';

/** Everything on the page: the fleet (`rm_`, `backup_`, `kopia_`) and the server about itself (`lockstep_`). */
export type ServerRegistry = ReturnType<typeof createServerRegistry>;

/** Ten thousand hosts with a few sources each. */
const MAX_SERIES = 1_000_000;

/** The registry of one server, with every closed series at zero and the build in it. */
export function createServerRegistry({ version, commit, nodeVersion }: BuildInfo) {
  const registry = createRegistry([resticManager, backup, kopia, lockstep], {
    maxSeries: MAX_SERIES,
    onRefused(family, reason) {
      registry.metrics.lockstep_series_refused_total.with({ family, reason }).inc();
    },
  });
  registry.metrics.rm_build_info.with({ version, commit, node_version: nodeVersion }).set(1);
  return registry;
}

/** Makes the store's events counters, and the fleet part of each scrape. Reads nothing of the store during a scrape when nothing changed. */
export function followStore(registry: ServerRegistry, store: Store, clock: () => number): void {
  const { metrics } = registry;
  store.onJobStored(({ kind, status, durationSeconds }) => {
    metrics.rm_job_duration_seconds.with({ kind, status }).observe(durationSeconds);
  });
  store.onCommit(({ oldestWaitSeconds }) => {
    metrics.lockstep_ingest_commits_total.inc();
    metrics.lockstep_ingest_duration_seconds.observe(oldestWaitSeconds);
  });
  registry.onScrape(() => {
    store.fleet.update(clock());
    store.fleet.feed(metrics);
  });
}

/** Counts the outcome of one request of an agent. */
export function countReports({ metrics }: ServerRegistry, { results, skewed, dropped }: ReportTally): void {
  for (const result of results) metrics.lockstep_reports_total.with({ result }).inc();
  metrics.lockstep_clock_skew_reports_total.inc(skewed);
  metrics.lockstep_agent_reports_dropped_total.inc(dropped);
}
