import { createServer, type Server } from 'node:http';
import { lockstep } from '@lockstep/catalog';
import { createRegistry, negotiate } from '@lockstep/metrics';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { until } from './harness/poll.ts';
import { queryInstant } from './harness/query-api.ts';
import { Scope } from './harness/scope.ts';
import { startScraper } from './harness/scraper.ts';

const scope = new Scope();

afterAll(() => scope.close());

/** Serves a registry as it is asked for, and returns where. */
async function serve({ scrape }: Pick<ReturnType<typeof createRegistry>, 'scrape'>): Promise<string> {
  const server: Server = createServer((request, response) => {
    void scrape({ format: negotiate(request.headers.accept) }).then((page) => {
      response.once('close', page.release).writeHead(200, { 'content-type': page.contentType }).end(page.body);
    });
  });
  scope.defer(() => server.closeAllConnections());
  scope.defer(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `127.0.0.1:${address.port}`;
}

/** What Prometheus keeps of the exemplars of a selector: its series' name, labels and value of each. */
async function queryExemplars(url: string, query: string): Promise<readonly (readonly [string, unknown, string])[]> {
  const now = Date.now() / 1000;
  const parameters = new URLSearchParams({ query, start: String(now - 3600), end: String(now + 60) });
  const response = await fetch(`${url}/api/v1/query_exemplars?${parameters.toString()}`);
  const { data } = (await response.json()) as {
    data: readonly { seriesLabels: { __name__: string }; exemplars: readonly { labels: unknown; value: string }[] }[];
  };
  return data.flatMap(({ seriesLabels, exemplars }) =>
    exemplars.map(({ labels, value }) => [seriesLabels.__name__, labels, value] as const),
  );
}

describe.each(['bookworm', 'sid'] as const)('exemplars of a page', (suite) => {
  describeWithTools(`in Prometheus of ${suite}`, { prometheus: { program: 'prometheus', suite } }, ({ prometheus }) => {
    it('are what was given with the values', { timeout: 60_000 }, async () => {
      const registry = createRegistry([lockstep]);
      // No quotes: up to 3.5 Prometheus keeps the backslashes before those of exemplars.
      registry.metrics.lockstep_ingest_commits_total.inc(2, { trace_id: 'commit 1' });
      registry.metrics.lockstep_ingest_duration_seconds.observe(0.02, { trace_id: 'é', span_id: '7' });
      const target = await serve(registry);
      const config = JSON.stringify({
        global: { scrape_interval: '1s' },
        scrape_configs: [{ job_name: 'lockstep', static_configs: [{ targets: [target] }] }],
      });
      const flags = ['--enable-feature=exemplar-storage'];
      const { url } = await startScraper(scope, { kind: 'prometheus', path: prometheus.path, flags }, config);
      const found = await until('exemplars', async () => {
        const all = await queryExemplars(url, '{job="lockstep"}');
        return all.length >= 2 ? all : undefined;
      });
      expect(new Set(found)).toEqual(
        new Set([
          ['lockstep_ingest_commits_total', { trace_id: 'commit 1' }, '2'],
          ['lockstep_ingest_duration_seconds_bucket', { trace_id: 'é', span_id: '7' }, '0.02'],
        ]),
      );
      expect((await queryInstant(url, 'lockstep_ingest_commits_total'))[0]?.value).toBe(2);
    });
  });
});
