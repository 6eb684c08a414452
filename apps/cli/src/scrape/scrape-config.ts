import { durationSeconds } from '@lockstep/promql';
import { isRecord } from '../files/is-record.ts';
import { parseYaml } from '../files/parse-yaml.ts';
import { UsageError } from '../usage-error.ts';

/** One step of `relabel_configs` or `metric_relabel_configs`, with Prometheus' defaults filled in. */
export interface RelabelStep {
  readonly action: string;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  readonly regex: string;
  readonly targetLabel: string;
  readonly replacement: string;
}

/** What a job of the configuration does to labels. */
export interface ScrapeJob {
  readonly name: string;
  readonly honorsLabels: boolean;
  /** Label sets of `static_configs`. */
  readonly staticLabels: readonly Readonly<Record<string, string>>[];
  /** Kinds of service discovery beside `static_configs`, as `kubernetes_sd_configs`. */
  readonly discovery: readonly string[];
  readonly relabel: readonly RelabelStep[];
  readonly metricRelabel: readonly RelabelStep[];
  readonly intervalSeconds: number | undefined;
}

/** The part of a `prometheus.yml` that decides which labels series have. */
export interface ScrapeConfig {
  readonly jobs: readonly ScrapeJob[];
  readonly externalLabels: Readonly<Record<string, string>>;
  /** Parts that lie in other files, which are not read. */
  readonly elsewhere: readonly string[];
}

/** Prometheus' own default of `scrape_interval`. */
const DEFAULT_INTERVAL = '1m';

/**
 * Reads a Prometheus configuration as far as labels are concerned; what Prometheus itself would refuse is not looked
 * for.
 *
 * @throws {UsageError} when it is no configuration.
 */
export function readScrapeConfig(file: string, text: string): ScrapeConfig {
  const root = parseYaml(file, text);
  if (!isRecord(root) || !('scrape_configs' in root || 'scrape_config_files' in root)) {
    throw new UsageError(`${file}: There are no \`scrape_configs\` in it. Name a prometheus.yml.`);
  }
  const global = recordOf(root['global']);
  const interval = textOf(global['scrape_interval']) || DEFAULT_INTERVAL;
  return {
    jobs: recordsOf(root['scrape_configs']).map((job) => jobOf(job, interval)),
    externalLabels: textsOf(global['external_labels']),
    elsewhere: listOf(root['scrape_config_files']).map(textOf),
  };
}

function jobOf(job: Readonly<Record<string, unknown>>, interval: string): ScrapeJob {
  const discovery = Object.keys(job).filter((key) => key.endsWith('_sd_configs') && listOf(job[key]).length > 0);
  return {
    name: textOf(job['job_name']),
    honorsLabels: job['honor_labels'] === true,
    staticLabels: recordsOf(job['static_configs']).map(({ labels }) => textsOf(labels)),
    discovery,
    relabel: recordsOf(job['relabel_configs']).map(stepOf),
    metricRelabel: recordsOf(job['metric_relabel_configs']).map(stepOf),
    intervalSeconds: durationSeconds(textOf(job['scrape_interval']) || interval),
  };
}

function stepOf(step: Readonly<Record<string, unknown>>): RelabelStep {
  const { action, source_labels: sources, separator, regex, target_label: target, replacement } = step;
  return {
    action: textOf(action).toLowerCase() || 'replace',
    sourceLabels: listOf(sources).map(textOf),
    separator: separator === undefined ? ';' : textOf(separator),
    regex: regex === undefined ? '(.*)' : textOf(regex),
    targetLabel: textOf(target),
    replacement: replacement === undefined ? '$1' : textOf(replacement),
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return listOf(value).filter(isRecord);
}

/** Numbers and booleans of YAML are texts to Prometheus. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(recordOf(value)).map(([key, entry]) => [key, textOf(entry)]));
}
