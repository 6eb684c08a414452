import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetServer } from '../harness/fleet-server.ts';
import type { Scope } from '../harness/scope.ts';
import { substituteLines } from '../harness/substitute-lines.ts';

const GENERATED = new URL('../../../provisioning/prometheus/prometheus.yml', import.meta.url);

/**
 * The generated scrape configuration after an operator has put in what only they know, the address and the path of the
 * token, and after the test has taken its own liberty: it scrapes every second, since it cannot wait.
 */
export function fleetScrapeConfig(
  scope: Scope,
  server: Pick<FleetServer, 'address' | 'metricsToken'>,
  token: string = server.metricsToken,
): string {
  const tokenFile = join(scope.folder('credentials'), 'metrics-token');
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  return substituteLines(readFileSync(GENERATED, 'utf8'), [
    { line: '- 127.0.0.1:8080', by: `- ${server.address}` },
    { line: 'credentials_file: metrics-token', by: `credentials_file: ${tokenFile}` },
    { line: 'scrape_interval: 30s', by: 'scrape_interval: 1s' },
    { line: 'scrape_timeout: 10s', by: 'scrape_timeout: 1s' },
  ]);
}
