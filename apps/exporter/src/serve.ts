import {
  type BuildInfo,
  closeWithin,
  createFailureLimiter,
  createLog,
  listenOn,
  type LogStream,
  type Timeouts,
} from '@lockstep/scrape-endpoint';
import type { FastifyBaseLogger } from 'fastify';
import { ConfigError, problemText } from './config/config-error.ts';
import type { ExporterConfig, LoadedConfig } from './config/exporter-config.ts';
import type { Environment } from './config/tool-environment.ts';
import { createExporter, type Exporter } from './exporter.ts';
import { buildApp, type Lifecycle } from './http/app.ts';
import { type AccessParts, createWebAccess, type WebAccess } from './http/web-access.ts';

/** An exporter that listens. */
export interface RunningExporter {
  /** `http://127.0.0.1:9091`, or with https. */
  readonly url: string;
  /** Reads configuration and token files again (SIGHUP). A configuration that cannot be used changes nothing. */
  reload(): void;
  /** Stops asking, ends the tools, finishes the scrapes. Whoever holds a connection after `deadlineMs` (default 8 s) is cut. */
  stop(deadlineMs?: number): Promise<void>;
}

/** What a process gives its exporter. */
export interface ServeOptions {
  /** Reads the configuration again. */
  readonly load: () => LoadedConfig;
  readonly env: Environment;
  readonly logStream: LogStream;
  readonly build: BuildInfo;
  readonly clock?: () => number;
  readonly timeouts?: Partial<Timeouts>;
}

/**
 * Loads what was kept, listens, and begins to ask.
 *
 * @throws Error when the folder of state cannot be used or the address cannot be listened on
 */
export async function serve(loaded: LoadedConfig, options: ServeOptions): Promise<RunningExporter> {
  const { config } = loaded;
  const { build, env, clock = Date.now } = options;
  const log = createLog(config, options.logStream);
  const lifecycle: Lifecycle = { phase: 'starting' };
  const exporter = createExporter(config, { env, build, log, clock });
  const accessParts = createAccessParts(exporter, log, clock);
  const inForce = { config, access: createWebAccess(config, accessParts), isConfigGood: true };
  const app = buildApp({
    registry: exporter.registry,
    lifecycle,
    access: () => inForce.access,
    landing: () => landingFacts(exporter, build, inForce),
    log,
    webConfig: config.webConfig,
    ...(options.timeouts !== undefined && { timeouts: options.timeouts }),
  });
  const { listen: address, webConfig } = config;
  const url = await listenOn(app, { address, webConfig, setting: '--web.listen-address' });
  lifecycle.phase = 'ready';
  logStart(log, loaded, { url, build });
  exporter.monitor.start();
  return {
    url,
    reload() {
      const fresh = readAgain(options.load, exporter, log);
      inForce.isConfigGood = fresh !== undefined;
      if (fresh === undefined) return inForce.access.reload();
      warnOfRestart(log, inForce.config, fresh);
      inForce.access = createWebAccess(fresh, accessParts);
      inForce.config = fresh;
      exporter.configure(fresh);
      exporter.monitor.start(fresh.maxParallel);
      log.info({ repositories: fresh.repositories.length }, 'Read the configuration again');
    },
    async stop(deadlineMs = 8000) {
      lifecycle.phase = 'stopping';
      log.info('Stopping');
      await Promise.all([closeWithin(app, deadlineMs), exporter.monitor.stop()]);
      log.info('Stopped');
    },
  };
}

function createAccessParts({ registry }: Exporter, log: FastifyBaseLogger, clock: () => number): AccessParts {
  const { metrics } = registry;
  return {
    limiter: createFailureLimiter({ clock: () => performance.now() }),
    clock,
    onRefused: (reason) => metrics.lockstep_exporter_logins_refused_total.with({ reason }).inc(),
    onTokens: (result) => {
      if ('tokens' in result) return log.info({ count: result.tokens }, 'Read the token file again');
      metrics.lockstep_exporter_reload_failures_total.inc();
      log.error({ reason: result.failure }, 'Kept the old tokens');
    },
  };
}

function landingFacts(
  { monitor }: Exporter,
  { version }: BuildInfo,
  { access, isConfigGood }: { access: WebAccess; isConfigGood: boolean },
) {
  const { repositories } = monitor;
  const isUnanswered = ({ record }: (typeof repositories)[number]) =>
    record.collectors.some(({ last }) => last.verdict !== 'ok');
  return {
    version,
    repositories: repositories.length,
    unanswered: repositories.filter(isUnanswered).length,
    isConfigGood,
    isGuarded: access.isGuarded,
  };
}

function readAgain(
  load: () => LoadedConfig,
  { registry }: Exporter,
  log: FastifyBaseLogger,
): ExporterConfig | undefined {
  try {
    const { config, warnings } = load();
    for (const warning of warnings) log.warn(warning);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    registry.metrics.lockstep_exporter_config_last_reload_success.set(0);
    registry.metrics.lockstep_exporter_reload_failures_total.inc();
    for (const problem of error.problems)
      log.error({ problem: problemText(error.file, problem) }, 'Kept the old configuration');
    return undefined;
  }
}

/** What only a start takes over. */
function warnOfRestart(log: FastifyBaseLogger, old: ExporterConfig, fresh: ExporterConfig): void {
  const parts = ({ listen: address, stateFolder, logLevel, tools, hasAliases, webConfig }: ExporterConfig) => ({
    listen: address,
    state_dir: stateFolder,
    'log.level': logLevel,
    tools,
    restic_exporter_aliases: hasAliases,
    'web_config: TLS and headers': [webConfig?.tls, webConfig?.http],
  });
  const [before, after] = [parts(old), parts(fresh)];
  for (const [key, value] of Object.entries(after)) {
    if (JSON.stringify(value) === JSON.stringify(before[key as keyof typeof before])) continue;
    log.warn({ key }, 'This change needs a restart; the old value is in force');
  }
}

function logStart(
  log: FastifyBaseLogger,
  { config, warnings }: LoadedConfig,
  { url, build }: { url: string; build: BuildInfo },
): void {
  for (const warning of warnings) log.warn(warning);
  const { repositories, maxParallel, stateFolder } = config;
  log.info({ version: build.version, commit: build.commit, node: build.nodeVersion }, 'Lockstep exporter');
  log.info({ repositories: repositories.length, maxParallel, stateFolder }, `Point Prometheus at ${url}/metrics`);
}
