import { findTool, type Tool } from '../../tools/find-tool.ts';
import { startAlertmanager } from '../harness/alertmanager.ts';
import { freePort } from '../harness/free-port.ts';
import type { Scope } from '../harness/scope.ts';
import { type Scraper, startScraper } from '../harness/scraper.ts';
import { startVmalert } from '../harness/vmalert.ts';
import type { Webhook } from '../harness/webhook.ts';
import { impatientRules } from './impatient-rules.ts';
import { pullAlertmanagerConfig, pullScrapeConfig } from './pull-configs.ts';
import { SCRAPERS, type ScraperRow } from './scrapers.ts';

/** Who scrapes and evaluates the rules. */
export interface Watcher extends Scraper {
  readonly name: string;
  /** Says which alerts there are: itself, or the vmalert beside it. */
  readonly alertsUrl: string;
  /** Where its Alertmanager tells, on the webhook. */
  readonly told?: string;
}

/** What watchers have in common. */
export interface WatcherParts {
  readonly programs: { readonly alertmanager: Tool; readonly vmalert: Tool };
  readonly webhook: Webhook;
  readonly places: { readonly exporter: string; readonly nodeExporter: string };
}

/** Starts those that are installed: each Prometheus with an Alertmanager, each VictoriaMetrics with a vmalert. */
export async function startPullWatchers(scope: Scope, parts: WatcherParts) {
  const rules = impatientRules(scope);
  const started = SCRAPERS.map(async (row) => {
    const tool = findTool(row.program, { suite: row.suite });
    if ('missing' in tool) return [];
    const start = row.kind === 'prometheus' ? startPrometheus : startVictoriaMetrics;
    return [await start(scope, { ...parts, row, path: tool.path, rules })];
  });
  return (await Promise.all(started)).flat();
}

interface WatcherStart extends WatcherParts {
  readonly row: ScraperRow;
  readonly path: string;
  readonly rules: string;
}

/** What is sent before a Prometheus has found its Alertmanager is lost, and by default sent again after a minute. */
const RESEND = ['--rules.alert.resend-delay=10s'];

async function startPrometheus(scope: Scope, { programs, webhook, places, row, path, rules }: WatcherStart) {
  const alertmanager = `127.0.0.1:${await freePort()}`;
  const told = `/${encodeURIComponent(row.name)}`;
  const config = pullAlertmanagerConfig(`${webhook.url}${told}`);
  await startAlertmanager(scope, { program: programs.alertmanager.path, listen: alertmanager, config });
  const scraping = pullScrapeConfig({ ...places, alerting: { rules, alertmanager } });
  const scraper = await startScraper(scope, { kind: row.kind, path, flags: RESEND }, scraping);
  return { name: row.name, ...scraper, alertsUrl: scraper.url, told };
}

async function startVictoriaMetrics(scope: Scope, { programs, places, row, path, rules }: WatcherStart) {
  const scraper = await startScraper(scope, { kind: row.kind, path }, pullScrapeConfig(places));
  const vmalert = { program: programs.vmalert.path, victoriaMetrics: scraper.url, rules };
  const { url: alertsUrl } = await startVmalert(scope, vmalert);
  return { name: row.name, ...scraper, alertsUrl };
}
