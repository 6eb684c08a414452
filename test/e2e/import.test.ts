import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogDescription, MetricDescription } from '@lockstep/catalog';
import { applyScrape } from '../../apps/cli/src/scrape/apply-scrape.ts';
import { readScrapeConfig } from '../../apps/cli/src/scrape/scrape-config.ts';
import { ROOT } from '../../scripts/workspaces.ts';
import { until } from './harness/poll.ts';
import { queryInstant, type Sample } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { describeScrapers, SCRAPERS, type Scrapers, startScrapers } from './scenario/scrapers.ts';

const PAGE = `# HELP jobs_total Jobs by their kind.
# TYPE jobs_total counter
jobs_total{kind="a",job="own"} 1
jobs_total{kind="b"} 2
# TYPE load gauge
load{instance="own"} 0.5
# TYPE wait_seconds histogram
wait_seconds_bucket{kind="a",le="0.5"} 1
wait_seconds_bucket{kind="a",le="+Inf"} 1
wait_seconds_sum{kind="a"} 0.1
wait_seconds_count{kind="a"} 1
# TYPE size_bytes summary
size_bytes{quantile="0.5"} 1
size_bytes_sum 1
size_bytes_count 1
untyped_thing{a="1",b="2"} 1
`;

/** What each job does to the labels of the page, beside telling its name in \`origin\`. */
const JOBS: Readonly<Record<string, readonly string[]>> = {
  plain: [],
  honours: ['honor_labels: true'],
  constants: ["relabel_configs: [{target_label: env, replacement: prod}, {target_label: job, replacement: ''}]"],
  copies: [
    'relabel_configs: [{source_labels: [origin, __address__], target_label: where}, {source_labels: [nobody], target_label: never}]',
  ],
  conditions: [
    'relabel_configs: [{source_labels: [origin], regex: con.*, target_label: found, replacement: "yes"}, {source_labels: [origin], regex: x.*, target_label: missed, replacement: "yes"}]',
  ],
  maps: [
    'relabel_configs: [{action: labelmap, regex: ori(.*), replacement: copy_$1}, {action: labelmap, regex: __meta_(.+)}]',
  ],
  drops: ['relabel_configs: [{action: labeldrop, regex: origin|instance}, {target_label: origin, replacement: drops}]'],
  cases: [
    'relabel_configs: [{action: hashmod, source_labels: [__address__], modulus: 2, target_label: shard}]',
    'metric_relabel_configs: [{source_labels: [kind], target_label: class}, {action: labeldrop, regex: kind|exported_job}]',
  ],
  keeps: ['metric_relabel_configs: [{action: labelkeep, regex: __name__|origin|le|quantile|a}]'],
  less: ['metric_relabel_configs: [{action: drop, source_labels: [__name__], regex: wait_seconds_bucket|load}]'],
  renames: [
    'metric_relabel_configs: [{source_labels: [__name__], regex: (.+), target_label: __name__, replacement: new_$1}]',
  ],
};

const scope = new Scope();
let scrapers: Scrapers = new Map();
let config = '';
let catalog: CatalogDescription;
afterAll(() => scope.close());

function lockstep(...args: readonly string[]): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, ['apps/cli/dist/main.js', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    input: PAGE,
  });
  return { code: status, stdout };
}

function jobText(job: string, target: string): string {
  const lines = [`static_configs: [{targets: ['${target}'], labels: {origin: ${job}}}]`, ...(JOBS[job] ?? [])];
  return [`  - job_name: ${job}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

beforeAll(async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4');
    response.end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.defer(() => void server.close());
  const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const jobs = Object.keys(JOBS).map((job) => jobText(job, target));
  config = `global: {scrape_interval: 1s, external_labels: {cluster: c}}\nscrape_configs:\n${jobs.join('\n')}\n`;
  catalog = JSON.parse(lockstep('import', '-').stdout);
  scrapers = await startScrapers(scope, config);
});

/** Every series that a job brought, once it was scraped. */
async function seriesOf(url: string, job: string): Promise<readonly Sample[]> {
  return until(`series of ${job}`, async () => {
    const series = await queryInstant(url, `{origin="${job}"}`);
    return series.some(({ labels }) => labels['__name__']?.endsWith('untyped_thing') === true) ? series : undefined;
  });
}

/** Labels that a series has and may not have, and those that it lacks. */
function surprises(
  { labels }: Sample,
  { catalog: stored }: { readonly catalog: CatalogDescription },
): readonly string[] {
  const { __name__: name = '', le: _, quantile: __, ...own } = labels;
  if (/^(?:up|scrape_.*)$/.test(name)) return [];
  const metric = metricOf(name, stored);
  if (metric === undefined) return [`${name}: no such metric`];
  const isKnown = metric.labelsKnown !== false;
  const surplus = Object.entries(own).filter(([label, value]) => {
    const domain = metric.labels[label];
    return domain === undefined ? isKnown : domain.values.length > 0 && !domain.values.includes(value);
  });
  const lacking = Object.entries(metric.labels).filter(
    ([label, { optional }]) => optional !== true && own[label] === undefined,
  );
  return [
    ...surplus.map(([label, value]) => `${name}: has ${label}="${value}"`),
    ...lacking.map(([label]) => `${name}: lacks ${label}`),
  ];
}

function metricOf(name: string, { metrics }: CatalogDescription): MetricDescription | undefined {
  return metrics[name] ?? metrics[name.replace(/_(?:bucket|sum|count)$/, '')];
}

describe('what a scrape configuration does to labels is what is said of it', () => {
  describeScrapers(
    () => scrapers,
    (scraper) => {
      it.each(Object.keys(JOBS))('%s', async (job) => {
        const series = await seriesOf(scraper().url, job);
        const only = `global: {external_labels: {cluster: c}}\nscrape_configs:\n${jobText(job, 'x')}`;
        const stored = applyScrape(catalog, readScrapeConfig('prometheus.yml', only));
        expect(series.flatMap((one) => surprises(one, stored))).toEqual([]);
        const names = new Set(series.map(({ labels }) => labels['__name__'] ?? ''));
        const unseen = Object.keys(stored.catalog.metrics).filter(
          (name) => ![...names].some((seen) => seen.startsWith(name)),
        );
        expect(unseen).toEqual([]);
      });

      it('holds for all jobs together', async () => {
        const stored = applyScrape(catalog, readScrapeConfig('prometheus.yml', config));
        const series = await Promise.all(Object.keys(JOBS).map((job) => seriesOf(scraper().url, job)));
        expect(series.flat().flatMap((one) => surprises(one, stored))).toEqual([]);
      });
    },
  );
});

const PROMETHEUS = SCRAPERS.filter(({ kind }) => kind === 'prometheus');

describe('import', () => {
  describeScrapers(
    () => scrapers,
    (scraper) => {
      it('of a running server is that of the page, with what the jobs did', async () => {
        await Promise.all(Object.keys(JOBS).map((job) => seriesOf(scraper().url, job)));
        const { code, stdout } = lockstep('import', '--prometheus', scraper().url);
        const { metrics } = JSON.parse(stdout) as CatalogDescription;
        expect(code).toBe(0);
        expect(metrics['jobs_total']).toMatchObject({ type: 'counter', help: 'Jobs by their kind.' });
        expect(metrics['wait_seconds']).toMatchObject({ type: 'histogram', buckets: [0.5] });
        expect(metrics['size_bytes']).toMatchObject({ type: 'summary', quantiles: [0.5] });
        expect(metrics['untyped_thing']).toMatchObject({
          type: 'unknown',
          labels: { a: { kind: 'open', values: ['1'] } },
        });
        expect(Object.keys(metrics)).toContain('new_load');
        expect(Object.keys(metrics)).not.toContain('up');
        for (const { labels } of Object.values(metrics)) expect(Object.keys(labels)).not.toContain('instance');
      });
    },
    PROMETHEUS,
  );
});
