import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type BuildInfo,
  closeWithin,
  createTokenSource,
  listenOn,
  type LogStream,
  readBuildInfo,
  type Secret,
  type Timeouts,
  type TokenSource,
} from '@lockstep/scrape-endpoint';
import type { WebConfig } from '@lockstep/web-config';
import { createHttpReceiver } from './alerts-out/http-receiver.ts';
import { createAlertSender } from './alerts-out/sender.ts';
import { buildApp } from './app.ts';
import { type AdminToken, adminToken } from './auth/admin-token.ts';
import { isMetricsOn } from './auth/is-metrics-on.ts';
import { type BackgroundTask, startBackground } from './background.ts';
import type { LoadedConfig } from './config/load-config.ts';
import { readWebConfig } from './config/read-web-config.ts';
import type { Config } from './config/settings.ts';
import { makeDataFolder } from './data-folder.ts';
import { PACKAGE_FILE } from './package-file.ts';
import type { TypedApp } from './routes/api-route.ts';
import { createServerRegistry, followStore, type ServerRegistry } from './server-metrics.ts';
import { openStore } from './storage/open-store.ts';
import type { Store } from './storage/store.ts';
import { METRICS_ON_LINE } from './web/landing-page.ts';

/** A server that listens. */
export interface RunningServer {
  /** `http://127.0.0.1:8080`, or with https. */
  readonly url: string;
  /** Reads token files again (SIGHUP). */
  reload(): void;
  /**
   * Stops taking work, finishes what is under way, closes the store. Whoever still holds a connection after
   * `deadlineMs` (default 8 s) is cut.
   */
  stop(deadlineMs?: number): Promise<void>;
}

/** What a process gives its server; all but the log has a default. */
export interface ServeOptions {
  readonly logStream: LogStream;
  readonly clock?: () => number;
  readonly timeouts?: Partial<Timeouts>;
  readonly agentBundle?: string;
  /** Default: read from the package and its checkout. */
  readonly build?: BuildInfo;
}

/** File of the store in the data folder. */
export const STORE_FILE = 'lockstep.db';

/** The agent's bundle where `npm run build` puts it; the same place from `src` and from `dist`. */
const AGENT_BUNDLE = fileURLToPath(new URL('../../agent/dist/lockstep-agent.mjs', import.meta.url));

/**
 * Opens the store and serves.
 *
 * @throws ConfigError for a web configuration that cannot be used, StoreOpenError for a store that cannot, and Error when
 * the address cannot be listened on
 */
export async function serve({ config, warnings }: LoadedConfig, options: ServeOptions): Promise<RunningServer> {
  const { clock = Date.now, build = readBuildInfo(PACKAGE_FILE) } = options;
  const webConfig = readWebConfig(config.webConfig);
  makeDataFolder(config.dataDir);
  const admin = adminToken(config);
  const registry = createServerRegistry(build);
  const store = await openStore({
    path: join(config.dataDir, STORE_FILE),
    clock,
    stateMaxAgeMs: config.stateMaxAgeHours * 3_600_000,
    retentionDays: config.retentionDays,
    maxHosts: config.maxHosts,
    notify: config.alertUrl !== undefined,
  });
  try {
    followStore(registry, store, clock);
    return await listen({ config, warnings, webConfig, admin, build, registry, store, clock, options });
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Parts {
  readonly config: Config;
  readonly warnings: readonly string[];
  readonly webConfig: WebConfig | undefined;
  readonly admin: AdminToken;
  readonly build: BuildInfo;
  readonly registry: ServerRegistry;
  readonly store: Store;
  readonly clock: () => number;
  readonly options: ServeOptions;
}

async function listen(parts: Parts): Promise<RunningServer> {
  const { config, webConfig, admin, registry, store, clock, options } = parts;
  const lifecycle = { draining: false };
  const sources: TokenSource[] = [];
  // The log exists once the application does; files are first read again long after that.
  const follow = (secret: Secret<readonly string[]>): TokenSource => {
    const source = createTokenSource(secret, { clock, onReload: (result) => logReload(app, registry, result) });
    sources.push(source);
    return source;
  };
  const app: TypedApp = buildApp({
    config,
    store,
    registry,
    adminTokens: follow(admin.secret),
    metricsTokens: config.metricsTokens === undefined ? undefined : follow(config.metricsTokens),
    landing: {
      version: parts.build.version,
      isMetricsOn: isMetricsOn(config),
      adminTokenFile: admin.secret.file,
      doAlertsLeave: config.alertUrl !== undefined,
    },
    lifecycle,
    logStream: options.logStream,
    clock,
    ...(webConfig !== undefined && { webConfig }),
    ...(options.timeouts !== undefined && { timeouts: options.timeouts }),
    agentBundle: options.agentBundle ?? AGENT_BUNDLE,
  });
  const url = await listenOn(app, { address: config.listen, webConfig, setting: 'RM_LISTEN' });
  logStart(app, parts, url);
  const stopping = new AbortController();
  const background = startBackground(backgroundTasks(parts, app, stopping.signal), (task, error) =>
    app.log.error({ task, err: error }, 'Failed'),
  );
  return {
    url,
    reload: () => sources.forEach((source) => source.reload()),
    async stop(deadlineMs = 8000) {
      lifecycle.draining = true;
      // A receiver of alerts that does not answer would hold the process; what it did not take is kept.
      stopping.abort();
      app.log.info('Stopping');
      await Promise.all([closeWithin(app, deadlineMs), background.stop()]);
      await store.close();
      app.log.info('Stopped');
    },
  };
}

function logReload(app: TypedApp, registry: ServerRegistry, result: { tokens: number } | { failure: string }): void {
  if ('tokens' in result) return app.log.info({ tokens: result.tokens }, 'Read the token file again');
  registry.metrics.lockstep_reload_failures_total.inc();
  app.log.error({ reason: result.failure }, 'Kept the old tokens');
}

/** Says what a newcomer has to know next. Secrets are named by the place where they are. */
function logStart(app: TypedApp, { config, warnings, webConfig, admin, build, store }: Parts, url: string): void {
  for (const warning of warnings) app.log.warn(warning);
  for (const { code, message } of store.warnings) app.log.warn({ code }, message);
  if (webConfig?.http.http2 === true) app.log.warn('HTTP/2 is asked for (web_config); this server speaks HTTP/1.1');
  app.log.info({ version: build.version, commit: build.commit, node: build.nodeVersion }, 'Lockstep fleet server');
  const { file } = admin.secret;
  const madeOrFound = admin.made ? 'Made an administrator token; it is' : 'The administrator token is';
  if (file !== undefined) app.log.info(`${madeOrFound} in ${file}`);
  if (isMetricsOn(config)) app.log.info(`/metrics is on: point Prometheus at ${url}/metrics`);
  else app.log.warn(`/metrics is off; to turn it on, run this and start the server again: ${METRICS_ON_LINE}`);
  if (config.alertUrl === undefined) app.log.warn('Nobody is told about alerts; set RM_ALERT_URL');
  app.log.info(`Next step: enrol a host with \`lockstep-server host add NAME\`, or see ${url}/`);
}

function backgroundTasks(
  { config, registry, store, clock }: Parts,
  app: TypedApp,
  stopping: AbortSignal,
): BackgroundTask[] {
  const tasks = [
    { name: 'alerts', everyMs: 5000, run: () => store.evaluateAlerts(clock()) },
    { name: 'retention', everyMs: 600_000, run: () => store.retain(clock()) },
  ];
  const { alertUrl, alertToken } = config;
  if (alertUrl === undefined) return tasks;
  const sender = createAlertSender({
    store,
    receiver: createHttpReceiver(alertUrl.value, alertToken?.value, stopping),
    clock,
    onAttempt({ alerts, failure }) {
      const result = failure === undefined ? 'delivered' : 'failed';
      registry.metrics.lockstep_alert_notifications_total.with({ result }).inc(alerts);
      if (failure === undefined) app.log.info({ alerts }, 'Handed alerts over');
      else app.log.error({ alerts, reason: failure }, 'Could not hand alerts over; they are kept and tried again');
    },
  });
  return [...tasks, { name: 'alert sender', everyMs: 1000, run: () => sender.tick() }];
}
