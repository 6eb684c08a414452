import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetServer } from '../harness/fleet-server.ts';
import type { Scope } from '../harness/scope.ts';
import { JOBS } from '@lockstep/provisioning';
import { parse, stringify } from 'yaml';
import { substituteLines } from '../harness/substitute-lines.ts';

const GENERATED = new URL('../../../provisioning/prometheus/prometheus.yml', import.meta.url);

/**
 * The generated scrape configuration after an operator has put in what only they know, the address and the path of the
 * token, and has left out what this scene does not have: exporters, rules, an Alertmanager. The test takes one liberty
 * of its own: it scrapes every second, since it cannot wait.
 */
export function fleetScrapeConfig(
  scope: Scope,
  server: Pick<FleetServer, 'address' | 'metricsToken'>,
  token: string = server.metricsToken,
): string {
  const tokenFile = join(scope.folder('credentials'), 'metrics-token');
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  return substituteLines(onlyTheServer(readFileSync(GENERATED, 'utf8')), [
    { line: '- 127.0.0.1:8080', by: `- ${server.address}` },
    { line: 'credentials_file: metrics-token', by: `credentials_file: ${tokenFile}` },
    { line: 'scrape_interval: 15s', by: 'scrape_interval: 1s' },
    { line: 'scrape_timeout: 10s', by: 'scrape_timeout: 1s' },
  ]);
}

function onlyTheServer(text: string): string {
  const { global, scrape_configs: jobs } = parse(text) as { global: object; scrape_configs: { job_name: string }[] };
  const { evaluation_interval: _, ...scraping } = global as { evaluation_interval?: string };
  return stringify({ global: scraping, scrape_configs: jobs.filter(({ job_name: name }) => name === JOBS.server) });
}
