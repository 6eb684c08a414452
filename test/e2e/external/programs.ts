import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program, Suite, Tool } from '../../tools/find-tool.ts';
import { startAlertmanager } from '../harness/alertmanager.ts';
import { freePort } from '../harness/free-port.ts';
import { startNodeExporter } from '../harness/node-exporter.ts';
import { until } from '../harness/poll.ts';
import type { Scope } from '../harness/scope.ts';
import { startScraper } from '../harness/scraper.ts';

/** A program of others of whose page a catalog is kept. */
export interface ExternalProgram {
  /** Of the catalog, and of its file. */
  readonly name: string;
  readonly program: Program;
  /** Whose versions the catalog covers. */
  readonly suites: readonly Suite[];
  /** Labels that have the same values on every machine. All others are open. */
  readonly closed: readonly string[];
  /** Starts it and returns its address; what it starts ends with the scope. */
  readonly start: (scope: Scope, tool: Tool) => Promise<{ readonly url: string }>;
  /** A series of the page that comes late: the program has then shown what it does. */
  readonly settled: RegExp;
}

/** Scrapes itself, evaluates rules and knows an Alertmanager, so that it has figures of all of that. */
const CONFIG = (rules: string) => `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${rules}']
alerting: { alertmanagers: [{ static_configs: [{ targets: ['127.0.0.1:1'] }] }] }
scrape_configs: [{ job_name: nobody, static_configs: [{ targets: ['127.0.0.1:1'] }] }]
`;

const RULES = `groups:
  - name: rules
    rules: [{ record: one, expr: vector(1) }, { alert: Always, expr: vector(1) }]
`;

/** Every program whose page is kept. */
export const EXTERNAL_PROGRAMS: readonly ExternalProgram[] = [
  {
    name: 'node-exporter',
    program: 'prometheus-node-exporter',
    suites: ['bookworm', 'trixie', 'sid'],
    closed: ['mode'],
    start: (scope, { path }) => startNodeExporter(scope, path),
    settled: /^node_scrape_collector_success\{/m,
  },
  {
    name: 'prometheus',
    program: 'prometheus',
    suites: ['bookworm', 'trixie', 'sid'],
    closed: [],
    start: (scope, { path }) => {
      const rules = join(scope.folder('rules'), 'rules.yml');
      writeFileSync(rules, RULES);
      return startScraper(scope, { kind: 'prometheus', path }, CONFIG(rules));
    },
    settled: /^prometheus_rule_group_iterations_total\{.*\} [2-9]/m,
  },
  {
    name: 'alertmanager',
    program: 'prometheus-alertmanager',
    suites: ['bookworm', 'sid'],
    closed: [],
    start: async (scope, { path }) => {
      const listen = `127.0.0.1:${await freePort()}`;
      await startAlertmanager(scope, { program: path, listen });
      return { url: `http://${listen}` };
    },
    settled: /^alertmanager_build_info\{/m,
  },
  {
    name: 'victoria-metrics',
    program: 'victoria-metrics',
    suites: ['bookworm', 'sid'],
    closed: [],
    start: (scope, { path, version }) =>
      startScraper(scope, { kind: 'victoria-metrics', path, flags: metadataFlags(version) }, 'scrape_configs: []\n'),
    settled: /^vm_app_version\{/m,
  },
];

/** VictoriaMetrics tells no types unless asked, which 1.79 cannot be. */
function metadataFlags(version: string): readonly string[] {
  return version.startsWith('1.79.') ? [] : ['-metrics.exposeMetadata'];
}

/** The page of a program once it is settled, with what `lockstep import` reads of an answer. */
export async function scrapeProgram(
  scope: Scope,
  { start, settled }: ExternalProgram,
  tool: Tool,
): Promise<{ readonly url: string; readonly text: string; readonly contentType: string }> {
  const { url } = await start(scope, tool);
  return until(`the page of ${tool.path} to settle`, async () => {
    const response = await fetch(`${url}/metrics`, { headers: { accept: 'text/plain;version=0.0.4' } });
    const text = await response.text();
    return settled.test(text) ? { url, text, contentType: response.headers.get('content-type') ?? '' } : undefined;
  });
}
