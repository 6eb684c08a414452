import { readFileSync } from 'node:fs';
import { JOBS } from '@lockstep/provisioning';
import { parse, stringify } from 'yaml';
import { substituteLines } from '../harness/substitute-lines.ts';

const provisioned = (path: string): string =>
  readFileSync(new URL(`../../../provisioning/${path}`, import.meta.url), 'utf8');

/** Where things are in a test. Addresses are `host:port`. */
export interface PullPlaces {
  readonly exporter: string;
  readonly nodeExporter: string;
  /** Of a Prometheus: the files of its rules, and its Alertmanager. VictoriaMetrics has neither. */
  readonly alerting?: { readonly rules: string; readonly alertmanager: string };
}

/**
 * The generated scrape configuration, without the jobs that this scene does not have, after an operator has put in their
 * addresses. The test takes one liberty of its own: it scrapes and evaluates every second, since it cannot wait.
 */
export function pullScrapeConfig({ exporter, nodeExporter, alerting }: PullPlaces): string {
  return substituteLines(onlyPull(provisioned('prometheus/prometheus.yml'), alerting !== undefined), [
    { line: '- 127.0.0.1:9091', by: `- ${exporter}` },
    { line: '- 127.0.0.1:9100', by: `- ${nodeExporter}` },
    { line: 'scrape_interval: 15s', by: 'scrape_interval: 1s' },
    { line: 'scrape_timeout: 10s', by: 'scrape_timeout: 1s' },
    ...(alerting === undefined
      ? []
      : [
          { line: 'evaluation_interval: 15s', by: 'evaluation_interval: 1s' },
          { line: '- rules/*.yml', by: `- ${alerting.rules}` },
          { line: '- 127.0.0.1:9093', by: `- ${alerting.alertmanager}` },
        ]),
  ]);
}

/** VictoriaMetrics refuses what only Prometheus does: rules and alerting. */
function onlyPull(text: string, hasAlerting: boolean): string {
  const config = parse(text) as { global: Record<string, string>; scrape_configs: { job_name: string }[] };
  const { evaluation_interval: _, ...scraping } = config.global;
  const jobs = config.scrape_configs.filter(({ job_name: name }) => name === JOBS.exporter || name === JOBS.node);
  return stringify(hasAlerting ? { ...config, scrape_configs: jobs } : { global: scraping, scrape_configs: jobs }, {
    lineWidth: 0,
  });
}

/** The generated routes with the address of the receiver, and groups that wait seconds instead of minutes. */
export function pullAlertmanagerConfig(webhook: string): string {
  return substituteLines(provisioned('alertmanager/alertmanager.yml'), [
    { line: '- url: http://127.0.0.1:9095/alerts', by: `- url: ${webhook}/alerts` },
    { line: '- url: http://127.0.0.1:9095/watchdog', by: `- url: ${webhook}/watchdog` },
    { line: 'group_wait: 30s', by: 'group_wait: 1s' },
    { line: 'group_wait: 10s', by: 'group_wait: 1s' },
    { line: 'group_interval: 5m', by: 'group_interval: 1s' },
    { line: 'group_interval: 1m', by: 'group_interval: 1s' },
  ]);
}
