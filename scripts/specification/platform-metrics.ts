import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, OWN_CATALOGS } from '@lockstep/catalog';
import { DASHBOARDS } from '@lockstep/dashboards';
import { GO_TO_NODE } from '@lockstep/instrumentation/process';
import { PLATFORM_JOBS, PLATFORM_TARGETS, type PlatformJob, provisioningFiles } from '@lockstep/provisioning';
import { parse } from 'yaml';
import { alertedMetrics, type Rule } from '../alerted-metrics.ts';
import { drawnMetrics } from '../drawn-metrics.ts';
import { ROOT } from '../workspaces.ts';

/** The test that goes through every metric of the page by its name. */
const PROOF = 'test/e2e/platform.test.ts';

/** A metric of Conduit, nixfleet or trc, and everything that has to do with it. */
export interface PlatformMetric {
  readonly name: string;
  readonly labels: readonly string[];
  readonly type: string;
  readonly optional: boolean;
  /** Jobs on whose pages it is. */
  readonly jobs: readonly PlatformJob[];
  /** Source files that write it. */
  readonly emitters: readonly string[];
  /** `dashboard: panel`. */
  readonly panels: readonly string[];
  readonly alerts: readonly string[];
}

/** The catalogs of the three systems, with what the code, the dashboards and the rules make of their metrics. */
export function platformMetrics(): readonly {
  readonly catalog: Catalog;
  readonly metrics: readonly PlatformMetric[];
}[] {
  const rules = platformRules();
  const sources = emittingSources();
  return OWN_CATALOGS.filter(({ name }) => isOfPlatform(name)).map((catalog) => {
    const drawn = drawnMetrics(catalog, DASHBOARDS);
    const alerted = alertedMetrics(catalog, rules);
    const jobs = PLATFORM_JOBS.filter((job) => PLATFORM_TARGETS[job].catalogs.some((one) => one === catalog.name));
    const metrics = Object.entries(catalog.metrics).map(([name, { labels, type, optional }]) => ({
      name,
      labels: Object.keys(labels),
      type,
      optional,
      jobs,
      emitters: sources.filter(({ words }) => words.has(name)).map(({ path }) => path),
      panels: (drawn[name] ?? []).map(({ uid, panel }) => `${uid}: ${panel}`),
      alerts: alerted[name] ?? [],
    }));
    return { catalog, metrics };
  });
}

/** `docs/generated/platform-metrics.md`. */
export function platformMetricsPage(): string {
  const catalogs = platformMetrics();
  const count = catalogs.reduce((sum, { metrics }) => sum + metrics.length, 0);
  return [
    '<!-- Generated from catalogs, sources, dashboards and rules by `npm run generate`. DO NOT EDIT. -->',
    '# Conduit, nixfleet, trc: every metric',
    `All ${count} metrics of the three specifications: what writes each, where it is drawn, and which alert reads it. \`${PROOF}\` has a test for each by its name: it is on the page of a running component, it moves, and every query below gives data.`,
    ...catalogs.map(({ catalog, metrics }) => `## ${catalog.name}\n\n${table(metrics)}`),
    '## The Go runtime',
    'Conduit names families of the Go client. The components run on Node, so these are not emitted; `process_*` keeps its names.',
    goTable(),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function table(metrics: readonly PlatformMetric[]): string {
  const lines = metrics.map(({ name, labels, type, optional, jobs, emitters, panels, alerts }) =>
    [
      `\`${name}${labels.length === 0 ? '' : `{${labels.join(', ')}}`}\``,
      optional ? `${type}, optional` : type,
      [
        ...jobs.map((job) => `\`${job}\``),
        ...emitters.map((path) => `[${path.split('/').at(-1)}](../../${path})`),
      ].join(', '),
      panels.join('; '),
      alerts.join(', '),
    ].join(' | '),
  );
  return [
    '| metric | type | written by | drawn on | alerts |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}

function goTable(): string {
  const lines = Object.entries(GO_TO_NODE).map(
    ([go, { node, difference }]) => `| \`${go}\` | \`${node}\` | ${difference} |`,
  );
  return ['| in the specification | here | what differs |', '| --- | --- | --- |', ...lines].join('\n');
}

function isOfPlatform(catalog: string): boolean {
  return /^(?:conduit|nixfleet|trc)(?:-|$)/.test(catalog);
}

function platformRules(): readonly Rule[] {
  return provisioningFiles()
    .filter(({ path }) => path.startsWith('prometheus/rules/'))
    .flatMap(({ text }) => {
      // Ours, and read by promtool in another test.
      const { groups } = parse(text) as { groups: { rules: Rule[] }[] };
      return groups.flatMap(({ rules }) => rules);
    });
}

/** Where what writes a metric is. */
const SOURCES = ['apps/simulator/src', 'packages/instrumentation/src'];

/** Source files, each with the words in it. */
function emittingSources(): readonly { readonly path: string; readonly words: ReadonlySet<string> }[] {
  return SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test(?:-d)?\.ts$/.test(name))
      .toSorted()
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  ).map((path) => ({ path, words: new Set(readFileSync(join(ROOT, path), 'utf8').match(/\w+/g)) }));
}
