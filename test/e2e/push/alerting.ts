import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JOBS } from '@lockstep/provisioning';
import { parse, stringify } from 'yaml';
import { findTool, type Suite } from '../../tools/find-tool.ts';
import { startAlertmanager } from '../harness/alertmanager.ts';
import type { FleetServer } from '../harness/fleet-server.ts';
import { freePort } from '../harness/free-port.ts';
import type { Scope } from '../harness/scope.ts';
import { type Scraper, startScraper } from '../harness/scraper.ts';
import { substituteLines } from '../harness/substitute-lines.ts';
import { impatientRules } from '../scenario/impatient-rules.ts';

/** A Prometheus with an Alertmanager of its own. */
export interface WatchRow {
  readonly name: string;
  readonly suite: Suite;
}

/** The oldest Prometheus that is promised, and one of the current major version. */
export const WATCHES: readonly WatchRow[] = [
  { name: 'Prometheus 2.42', suite: 'bookworm' },
  { name: 'Prometheus 3.5', suite: 'sid' },
];

/** What an operator's receiver is called by the Alertmanager of a Prometheus. */
export const receiverPath = ({ suite }: WatchRow, receiver: 'alerts' | 'watchdog'): string => `/${suite}/${receiver}`;

/** Starts those of `WATCHES` that are installed, all told by one server and all telling one webhook. */
export async function startWatches(
  scope: Scope,
  server: Pick<FleetServer, 'address' | 'metricsToken'>,
  webhook: string,
): Promise<ReadonlyMap<Suite, Scraper>> {
  const rules = impatientRules(scope);
  const started = WATCHES.flatMap(({ suite }) => {
    const prometheus = findTool('prometheus', { suite });
    const alertmanager = findTool('prometheus-alertmanager', { suite });
    if ('missing' in prometheus || 'missing' in alertmanager) return [];
    const start = async () => {
      const listen = `127.0.0.1:${await freePort()}`;
      await startAlertmanager(scope, {
        program: alertmanager.path,
        listen,
        config: alertmanagerConfig(`${webhook}/${suite}`),
      });
      const config = prometheusConfig(scope, server, { rules, alertmanager: listen });
      const program = { kind: 'prometheus', path: prometheus.path, flags: RESEND_SOON } as const;
      return [suite, await startScraper(scope, program, config)] as const;
    };
    return [start()];
  });
  return new Map(await Promise.all(started));
}

/** What is sent before the Alertmanager is discovered is lost, and by default sent again after a minute. */
const RESEND_SOON = ['--rules.alert.resend-delay=10s'];

const provisioned = (path: string): string =>
  readFileSync(new URL(`../../../provisioning/${path}`, import.meta.url), 'utf8');

/**
 * The generated configuration after an operator has put in addresses and the path of the token, and has left out the jobs
 * that this scene does not have. The test takes one liberty of its own: everything happens every second, since it cannot wait.
 */
function prometheusConfig(
  scope: Scope,
  { address, metricsToken }: Pick<FleetServer, 'address' | 'metricsToken'>,
  { rules, alertmanager }: { readonly rules: string; readonly alertmanager: string },
): string {
  const tokenFile = join(scope.folder('credentials'), 'metrics-token');
  writeFileSync(tokenFile, `${metricsToken}\n`, { mode: 0o600 });
  return substituteLines(onlyTheServer(provisioned('prometheus/prometheus.yml')), [
    { line: '- 127.0.0.1:8080', by: `- ${address}` },
    { line: 'credentials_file: metrics-token', by: `credentials_file: ${tokenFile}` },
    { line: 'scrape_interval: 15s', by: 'scrape_interval: 1s' },
    { line: 'scrape_timeout: 10s', by: 'scrape_timeout: 1s' },
    { line: 'evaluation_interval: 15s', by: 'evaluation_interval: 1s' },
    { line: '- rules/*.yml', by: `- ${rules}` },
    { line: '- 127.0.0.1:9093', by: `- ${alertmanager}` },
  ]);
}

function onlyTheServer(text: string): string {
  const config = parse(text) as { scrape_configs: { job_name: string }[] };
  const jobs = config.scrape_configs.filter(({ job_name: name }) => name === JOBS.server);
  return stringify({ ...config, scrape_configs: jobs }, { lineWidth: 0 });
}

/** The generated routes with the address of the receiver, and groups that wait seconds instead of minutes. */
function alertmanagerConfig(receiver: string): string {
  return substituteLines(provisioned('alertmanager/alertmanager.yml'), [
    { line: '- url: http://127.0.0.1:9095/alerts', by: `- url: ${receiver}/alerts` },
    { line: '- url: http://127.0.0.1:9095/watchdog', by: `- url: ${receiver}/watchdog` },
    { line: 'group_wait: 30s', by: 'group_wait: 1s' },
    { line: 'group_wait: 10s', by: 'group_wait: 1s' },
    { line: 'group_interval: 5m', by: 'group_interval: 1s' },
    { line: 'group_interval: 1m', by: 'group_interval: 1s' },
  ]);
}
