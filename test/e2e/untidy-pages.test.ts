import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ExpositionProblemCode } from '@lockstep/metrics';
import { afterAll, expect, it } from 'vitest';
import { UNTIDY } from '../../apps/cli/src/commands/verify/page-problems.ts';
import { readStoredPage } from '../../apps/cli/src/pages/stored-page.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { until } from './harness/poll.ts';
import { queryInstant } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { startScraper } from './harness/scraper.ts';

const scope = new Scope();
afterAll(() => scope.close());

const TEXT = 'text/plain; version=0.0.4';
const OPENMETRICS = 'application/openmetrics-text; version=1.0.0';

interface UntidyPage {
  readonly code: ExpositionProblemCode;
  readonly contentType: string;
  /** At a time in milliseconds. It has `samples` lines of families that start with `x`. */
  readonly page: (now: number) => string;
  readonly samples: number;
}

const text = (code: ExpositionProblemCode, page: string, samples = 1): UntidyPage => ({
  code,
  contentType: TEXT,
  page: () => page,
  samples,
});

const PAGES: readonly UntidyPage[] = [
  text('help-twice', '# HELP x A.\n# HELP x B.\n# TYPE x gauge\nx 1\n'),
  text('metadata-after-sample', 'x 1\n# HELP x A.\n'),
  text('no-final-newline', '# TYPE x gauge\nx 1'),
  text('not-grouped', '# TYPE x gauge\nx{a="1"} 1\n# TYPE y gauge\ny 1\nx{a="2"} 1\n', 2),
  { ...text('timestamp', ''), page: (now) => `# TYPE x gauge\nx 1 ${now}\n` },
  text('type-twice', '# TYPE x gauge\n# TYPE x gauge\nx 1\n'),
  text('unknown-escape', String.raw`x{a="\d"} 1` + '\n'),
  {
    ...text(
      'unit-twice',
      '# TYPE x_seconds gauge\n# UNIT x_seconds seconds\n# UNIT x_seconds seconds\nx_seconds 1\n# EOF\n',
    ),
    contentType: OPENMETRICS,
  },
];

it('every kind of problem that costs no sample has a page here, with that problem alone', () => {
  expect(new Set(PAGES.map(({ code }) => code))).toEqual(UNTIDY);
  for (const { code, contentType, page } of PAGES) {
    const read = readStoredPage({ source: code, text: page(0), contentType });
    expect('problems' in read ? [...new Set(read.problems.map((problem) => problem.code))] : []).toEqual([code]);
  }
});

async function servePages(): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    const found = PAGES.find(({ code }) => url === `/${code}`);
    response.setHeader('content-type', found?.contentType ?? TEXT).end(found?.page(Date.now()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scope.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const jobOf = ({ code }: UntidyPage, target: string): string =>
  `  - { job_name: ${code}, metrics_path: /${code}, static_configs: [{ targets: ['${target}'] }] }\n`;

for (const suite of ['bookworm', 'trixie', 'sid'] as const) {
  describeWithTools(`Prometheus of ${suite}`, { prometheus: { program: 'prometheus', suite } }, ({ prometheus }) => {
    it('takes every sample of such pages', async () => {
      const target = await servePages();
      const jobs = PAGES.map((page) => jobOf(page, target)).join('');
      const config = `global: { scrape_interval: 1s }\nscrape_configs:\n${jobs}`;
      const { url } = await startScraper(scope, { kind: 'prometheus', path: prometheus.path }, config);
      await until('every page to be scraped', async () => {
        const up = await queryInstant(url, 'up');
        return up.length === PAGES.length ? up : undefined;
      });
      expect((await queryInstant(url, 'up == 0')).map(({ labels }) => labels['job'])).toEqual([]);
      const counts = await queryInstant(url, 'count by (job) ({__name__=~"x.*"})');
      expect(Object.fromEntries(counts.map(({ labels, value }) => [labels['job'], value]))).toEqual(
        Object.fromEntries(PAGES.map(({ code, samples }) => [code, samples])),
      );
    });
  });
}
