import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { askPanel } from './harness/ask-panel.ts';
import { startNodeExporter } from './harness/node-exporter.ts';
import { panelQueries, type PanelQuery } from './harness/panel-queries.ts';
import { until } from './harness/poll.ts';
import { queryInstant, type Sample } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { describeScrapers, type Scrapers, startScrapers } from './scenario/scrapers.ts';

const QUERIES = panelQueries(new URL('../../dashboards/system-resources.json', import.meta.url), { instance: '.+' });

/** What a full range of values is, by `panel / refId`, and the labels of a series. */
const SHARE = { from: 0, to: 1 };
const BYTES = { from: 1, to: 2 ** 60 };
const DISK = ['device', 'instance', 'mountpoint'];
const DEVICE = ['device', 'instance'];
const EXPECTED: Readonly<
  Record<string, { readonly labels: readonly string[]; readonly from: number; readonly to: number }>
> = {
  'CPU Usage / busy': { labels: ['instance'], ...SHARE },
  'CPU Usage / waiting': { labels: ['instance'], ...SHARE },
  'Memory Consumption / used': { labels: ['instance'], ...BYTES },
  'Memory Consumption / total': { labels: ['instance'], ...BYTES },
  'Disk Space / used': { labels: DISK, ...SHARE },
  'Disk Space / available': { labels: DISK, ...BYTES },
  'Disk Space / size': { labels: DISK, ...BYTES },
  'Disk Space / left': { labels: DISK, from: 0, to: Infinity },
  'Disk Space / readonly': { labels: DISK, ...SHARE },
  'Network Traffic / sent': { labels: DEVICE, from: 0, to: 2 ** 40 },
  'Network Traffic / received': { labels: DEVICE, from: 0, to: 2 ** 40 },
};

/** A slope needs a day, and a machine without a network card but the loopback has no traffic. */
const MAY_BE_EMPTY = new Set(['Disk Space / left', 'Network Traffic / sent', 'Network Traffic / received']);

const scope = new Scope();
let scrapers: Scrapers = new Map();
afterAll(() => scope.close());

const nameOf = ({ panel, refId }: PanelQuery): string => `${panel} / ${refId}`;

it('the expectations name every query of the dashboard, and no other', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(QUERIES.map(nameOf).toSorted());
});

describeWithTools('a node exporter', { node: { program: 'prometheus-node-exporter' } }, ({ node }) => {
  beforeAll(async () => {
    const { url } = await startNodeExporter(scope, node.path);
    const job = `{ job_name: node, static_configs: [{ targets: ['${new URL(url).host}'] }] }`;
    scrapers = await startScrapers(scope, `global: { scrape_interval: 1s }\nscrape_configs: [${job}]\n`);
  });

  describeScrapers(
    () => scrapers,
    (scraper) => {
      it.each(QUERIES)('$panel / $refId', async (query) => {
        const name = nameOf(query);
        const { labels = [], from = 0, to = 0 } = EXPECTED[name] ?? {};
        const samples = await until(`samples of ${name}`, async () => {
          // A rate needs two scrapes: afterwards an empty answer is one.
          const [scraped] = await queryInstant(scraper().url, 'count(count_over_time(node_cpu_seconds_total[1m]) > 3)');
          if (scraped === undefined) return undefined;
          const answer = await askPanel(scraper().url, query, Date.now() / 1000);
          return answer.length > 0 || MAY_BE_EMPTY.has(name) ? answer : undefined;
        });
        expect(samples.map((sample) => Object.keys(sample.labels).toSorted())).toEqual(samples.map(() => labels));
        expect(samples.filter(({ value }) => !(value >= from && value <= to))).toEqual([]);
        expect(samples.filter(isLeftOut)).toEqual([]);
      });
    },
  );
});

function isLeftOut({ labels }: Sample): boolean {
  return labels['device'] === 'lo' || labels['device'] === 'tmpfs';
}
