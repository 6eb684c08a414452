import { LOG_FORMATS, LOG_LEVELS, type Secret } from '@lockstep/scrape-endpoint';
import {
  boolean,
  cidrs,
  endpoint,
  integer,
  type Kind,
  listenAddress,
  path,
  token,
  tokens,
  word,
} from './setting-kinds.ts';

/** One setting of the server: everything that parsing, the schema of the file, messages and documentation need. */
export interface Setting<T> {
  /** Environment variable. With `fromFile`, `<env>_FILE` names a file that holds the value. */
  readonly env: `RM_${string}`;
  /** Key of the YAML file. With `fromFile` there is `<yaml>_file` too. */
  readonly yaml: string;
  readonly kind: Kind<T>;
  /** Text that is parsed when the setting is absent. */
  readonly fallback?: string;
  /** The value is a secret: it may come from a file, and is never printed. */
  readonly secret?: true;
  readonly help: string;
}

const define = <const S extends Record<string, Setting<unknown>>>(settings: S): S => settings;

/** Every setting, in the order of the documentation. `RM_CONFIG`, which names the YAML file, is not itself in it. */
export const SETTINGS = define({
  listen: {
    env: 'RM_LISTEN',
    yaml: 'listen',
    kind: listenAddress,
    fallback: '127.0.0.1:8080',
    help: 'Address to listen on. `:8080` listens on every address, port 0 takes a free one.',
  },
  dataDir: {
    env: 'RM_DATA_DIR',
    yaml: 'data_dir',
    kind: path,
    fallback: './data',
    help: 'Folder of the store and of the admin token. It is made when it is missing. A local disk, never a network share.',
  },
  adminToken: {
    env: 'RM_ADMIN_TOKEN',
    yaml: 'admin_token',
    kind: token,
    secret: true,
    help: 'Token of the administrator. When neither it nor its file is set, one is made on the first start in `admin-token` in the data folder, readable by the owner only.',
  },
  metricsTokens: {
    env: 'RM_METRICS_TOKEN',
    yaml: 'metrics_token',
    kind: tokens,
    secret: true,
    help: 'Turns /metrics on for callers that send `Authorization: Bearer TOKEN`. Several tokens are all good, so that one can be replaced without a gap; their file has one per line and is read again when it changes or on SIGHUP.',
  },
  metricsTrustedCidrs: {
    env: 'RM_METRICS_TRUSTED_CIDR',
    yaml: 'metrics_trusted_cidrs',
    kind: cidrs,
    help: 'Turns /metrics on for callers from these addresses. With a token set as well, both must pass.',
  },
  metricsAllowAll: {
    env: 'RM_METRICS_ALLOW_ALL',
    yaml: 'metrics_allow_all',
    kind: boolean,
    fallback: 'false',
    help: 'Turns /metrics on without a token or an address list, and permits 0.0.0.0/0 and ::/0 in the list. A guard that is set still has to pass.',
  },
  trustedProxies: {
    env: 'RM_TRUSTED_PROXY',
    yaml: 'trusted_proxy',
    kind: cidrs,
    help: 'Addresses of reverse proxies whose X-Forwarded-For is believed. The proxy must append the address that it sees.',
  },
  webConfig: {
    env: 'RM_WEB_CONFIG',
    yaml: 'web_config',
    kind: path,
    help: 'Web configuration file of the exporter toolkit: TLS and client certificates.',
  },
  retentionDays: {
    env: 'RM_RETENTION_DAYS',
    yaml: 'retention_days',
    kind: integer(1, 36_500),
    fallback: '400',
    help: 'Jobs and resolved alerts are kept for so many days.',
  },
  stateMaxAgeHours: {
    env: 'RM_STATE_MAX_AGE_HOURS',
    yaml: 'state_max_age_hours',
    kind: integer(1, 8784),
    fallback: '48',
    help: 'Repository size and snapshot count are withheld from /metrics when the last look at the repository is older.',
  },
  maxHosts: {
    env: 'RM_MAX_HOSTS',
    yaml: 'max_hosts',
    kind: integer(1, 10_000),
    fallback: '10000',
    help: 'Most hosts that may be enrolled. The catalog has room for ten thousand.',
  },
  maxConnections: {
    env: 'RM_MAX_CONNECTIONS',
    yaml: 'max_connections',
    kind: integer(10, 100_000),
    fallback: '900',
    help: 'Most connections at a time; more are dropped and counted. Keep it below the limit of open files (`ulimit -n`).',
  },
  alertUrl: {
    env: 'RM_ALERT_URL',
    yaml: 'alert_url',
    kind: endpoint,
    secret: true,
    help: 'Where alerts are posted when they are raised and resolved. A path that ends in /api/v2/alerts is an Alertmanager; any other is a webhook that takes JSON. Without it nobody is told.',
  },
  alertToken: {
    env: 'RM_ALERT_TOKEN',
    yaml: 'alert_token',
    kind: token,
    secret: true,
    help: 'Bearer token that is sent with alerts.',
  },
  logLevel: {
    env: 'RM_LOG_LEVEL',
    yaml: 'log_level',
    kind: word(...LOG_LEVELS),
    fallback: 'info',
    help: 'Least severity that is logged; `debug` logs every request.',
  },
  logFormat: {
    env: 'RM_LOG_FORMAT',
    yaml: 'log_format',
    kind: word(...LOG_FORMATS),
    fallback: 'auto',
    help: 'Lines of JSON, or text for people; `auto` is text on a terminal and JSON elsewhere.',
  },
});

/** Name of a setting in code. */
export type SettingName = keyof typeof SETTINGS;

type Value<N extends SettingName> = (typeof SETTINGS)[N] extends { kind: Kind<infer T> } ? T : never;
type Read<N extends SettingName> = (typeof SETTINGS)[N] extends { secret: true } ? Secret<Value<N>> : Value<N>;

/** The settings of a running server, by name. Those without a fallback may be absent. */
export type Config = {
  readonly [N in SettingName as (typeof SETTINGS)[N] extends { fallback: string } ? N : never]: Read<N>;
} & {
  readonly [N in SettingName as (typeof SETTINGS)[N] extends { fallback: string } ? never : N]?: Read<N>;
};
