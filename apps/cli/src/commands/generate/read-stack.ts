import { LOCAL_STACK, type Stack } from '@lockstep/provisioning';
import { UsageError } from '../../usage-error.ts';

/** What of a stack stands on the command line. */
export interface StackFlags {
  readonly exporter?: readonly string[];
  readonly node?: readonly string[];
  readonly server?: readonly string[];
  readonly prometheusPort?: string;
  readonly alertmanagerPort?: string;
  readonly grafanaPort?: string;
  readonly retention?: string;
  readonly corsOrigin?: string;
  readonly alertWebhook?: string;
  readonly watchdogWebhook?: string;
}

/**
 * The stack that the command line describes; what it does not name is on this machine, on the ports of the
 * specifications.
 *
 * @throws {UsageError} when a value cannot be what it is meant to be.
 */
export function readStack(flags: StackFlags): Stack {
  const { targets, ports } = LOCAL_STACK;
  const { corsOrigin } = flags;
  return {
    targets: {
      exporter: addresses('--exporter', flags.exporter) ?? targets.exporter,
      node: addresses('--node', flags.node) ?? targets.node,
      server: addresses('--server', flags.server) ?? targets.server,
    },
    ports: {
      prometheus: port('--prometheus-port', flags.prometheusPort) ?? ports.prometheus,
      alertmanager: port('--alertmanager-port', flags.alertmanagerPort) ?? ports.alertmanager,
      grafana: port('--grafana-port', flags.grafanaPort) ?? ports.grafana,
    },
    retention: duration('--retention', flags.retention) ?? LOCAL_STACK.retention,
    alertWebhook: url('--alert-webhook', flags.alertWebhook) ?? LOCAL_STACK.alertWebhook,
    watchdogWebhook: url('--watchdog-webhook', flags.watchdogWebhook) ?? LOCAL_STACK.watchdogWebhook,
    ...(corsOrigin === undefined ? {} : { corsOrigin: pattern('--cors-origin', corsOrigin) }),
    dashboardsFolder: './dashboards',
    sourceFolder: LOCAL_STACK.sourceFolder,
  };
}

/** `none` takes the job out. */
function addresses(flag: string, values: readonly string[] | undefined): readonly string[] | undefined {
  if (values?.length === 1 && values[0] === 'none') return [];
  for (const value of values ?? []) {
    const [, host = '', digits = ''] = /^(\[[\da-fA-F:]+\]|[\w.-]+):(\d{1,5})$/.exec(value) ?? [];
    if (host === '' || !isPort(Number(digits))) throw wrong(flag, value, 'HOST:PORT, such as 192.0.2.1:9091, or none');
  }
  return values;
}

function port(flag: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value) || !isPort(Number(value))) throw wrong(flag, value, 'a port, 1 to 65535');
  return Number(value);
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65_535;
}

function duration(flag: string, value: string | undefined): string | undefined {
  if (value === undefined || /^[1-9]\d*[smhdwy]$/.test(value)) return value;
  throw wrong(flag, value, 'a duration of Prometheus, such as 15d or 1y');
}

function url(flag: string, value: string | undefined): string | undefined {
  if (value === undefined || (URL.canParse(value) && /^https?:\/\//.test(value))) return value;
  throw wrong(flag, value, 'a URL that starts with http:// or https://');
}

/** Go's expressions are narrower than ours, but what we refuse it refuses as well: `*`, above all. */
function pattern(flag: string, value: string): string {
  try {
    return new RegExp(`^(?:${value})$`, 'u').source && value;
  } catch {
    throw wrong(
      flag,
      value,
      String.raw`a regular expression of whole origins, such as https://grafana\.example\.org or .*`,
    );
  }
}

function wrong(flag: string, value: string, wanted: string): UsageError {
  return new UsageError(`${flag} is \`${value}\`; it takes ${wanted}.`);
}
