import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCAL_STACK, prometheusConfig, prometheusFlags } from '@lockstep/provisioning';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { freePort } from './harness/free-port.ts';
import { Hopeless, until } from './harness/poll.ts';
import { run, start, succeed } from './harness/process.ts';
import { Scope } from './harness/scope.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'apps/cli/bin/lockstep.mjs');
const LOGIN = { user: 'ann', password: "it's a secret" };

/** What a page of the exporter begins with; it asks for the login that Prometheus is told. */
const PAGE = '# TYPE kopia_backup_status gauge\nkopia_backup_status{repository="r",source_id="s",path="/"} 1\n';

for (const suite of ['bookworm', 'trixie', 'sid'] as const) {
  describeWithTools(`stack files on ${suite}`, { prometheus: { program: 'prometheus', suite } }, ({ prometheus }) => {
    const scope = new Scope();
    afterAll(() => scope.close());
    let url: string;
    let folder: string;

    beforeAll(async () => {
      folder = scope.folder('stack-files');
      const exporter = await startGuardedPage(scope);
      await webFileInto(folder);
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      const credentials = { user: LOGIN.user, passwordFile: 'password' };
      const config = prometheusConfig({
        jobs: [
          { name: 'kopia', path: '/metrics', scheme: 'http', credentials, targets: [exporter] },
          { name: 'prometheus', credentials, targets: [`127.0.0.1:${port}`] },
        ],
      });
      // The one liberty of this test: it cannot wait for 15 s.
      const global = { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' };
      writeFileSync(join(folder, 'prometheus.yml'), stringify({ ...config, global }));
      const place = {
        configFile: 'prometheus.yml',
        dataFolder: 'data',
        webFile: 'web.yml',
        listen: `127.0.0.1:${port}`,
      };
      const args = prometheusFlags({ ...LOCAL_STACK, corsOrigin: String.raw`https://grafana\.example` }, place);
      const running = start(scope, { program: prometheus.path, args, cwd: folder });
      await until('Prometheus to be ready', async () => {
        if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
        return (await ask('/-/ready')).ok ? true : undefined;
      });
    });

    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(url + path, { headers: { authorization: basic(LOGIN.password), ...headers } });

    it(`${prometheus.version} asks for the login`, async () => {
      expect((await fetch(`${url}/api/v1/query?query=up`)).status).toBe(401);
      expect((await ask('/api/v1/query?query=up', { authorization: basic('another') })).status).toBe(401);
      expect((await ask('/api/v1/query?query=up')).status).toBe(200);
    });

    it(`${prometheus.version} scrapes an exporter that asks for a login, and itself`, async () => {
      const up = await until('both targets to be up', async () => {
        const answer = (await (await ask('/api/v1/query?query=up')).json()) as Answer;
        const series = answer.data.result.map(({ metric, value }) => [metric['job'], value[1]]);
        return series.length === 2 && series.every(([, value]) => value === '1')
          ? series.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
          : undefined;
      });
      expect(up).toEqual([
        ['kopia', '1'],
        ['prometheus', '1'],
      ]);
      const status = (await (await ask('/api/v1/query?query=kopia_backup_status')).json()) as Answer;
      expect(status.data.result.map(({ value }) => value[1])).toEqual(['1']);
    });

    it(`${prometheus.version} lets in the pages of the origin that is named, and of no other`, async () => {
      const allowed = async (origin: string) =>
        (await ask('/api/v1/query?query=up', { origin })).headers.get('access-control-allow-origin');
      expect(await allowed('https://grafana.example')).toBe('https://grafana.example');
      expect(await allowed('https://grafana-example')).toBe(null);
      expect(await allowed('https://evil.example')).toBe(null);
    });

    it.each([
      { args: ['--web.enable-cors=true'], says: /unknown long flag '--web\.enable-cors'/ },
      { args: ['--web.cors.origin=*'], says: /missing argument to repetition operator/ },
      { args: ['clean', 'tombstones'], says: /unexpected clean/ },
    ])(`${prometheus.version} does not start with $args, which the specification has`, async ({ args, says }) => {
      const all = ['--config.file=prometheus.yml', '--storage.tsdb.path=other', ...args];
      const { code, stdout, stderr } = await run({ program: prometheus.path, args: all, cwd: folder });
      expect({ failed: code !== 0, output: stdout + stderr }).toEqual({
        failed: true,
        output: expect.stringMatching(says),
      });
    });

    it(`${prometheus.version} takes no orders over its API`, async () => {
      for (const path of ['/-/reload', '/-/quit', '/api/v1/admin/tsdb/clean_tombstones']) {
        const headers = { authorization: basic(LOGIN.password) };
        const answer = await fetch(url + path, { method: 'POST', headers });
        expect([path, answer.ok, await answer.text()]).toEqual([
          path,
          false,
          expect.stringMatching(/disabled|not enabled/),
        ]);
      }
    });

    it(`${prometheus.version} has no /api/v1/query_stats, and says what a query costs when it is asked so`, async () => {
      expect((await ask('/api/v1/query_stats')).status).toBe(404);
      const answer = (await (await ask('/api/v1/query?query=up&stats=all')).json()) as Answer;
      expect(answer.data.stats?.samples.totalQueryableSamples).toBeGreaterThan(0);
    });

    it(`${prometheus.version} lets every origin in unless it is told otherwise, hence the flag`, async () => {
      expect(prometheusFlags(LOCAL_STACK, { configFile: 'a', dataFolder: 'b' })).toContain('--web.cors.origin=');
      const port = await freePort();
      const args = [
        '--config.file=prometheus.yml',
        '--storage.tsdb.path=open',
        `--web.listen-address=127.0.0.1:${port}`,
      ];
      for (const { flags, isOpen } of [
        { flags: [], isOpen: true },
        { flags: ['--web.cors.origin='], isOpen: false },
      ]) {
        const running = start(scope, { program: prometheus.path, args: [...args, ...flags], cwd: folder });
        const answer = await until('Prometheus to answer', () =>
          fetch(`http://127.0.0.1:${port}/api/v1/query?query=up`, { headers: { origin: 'https://evil.example' } }),
        );
        // 2.x says `*`, 3.x repeats the origin.
        expect(answer.headers.has('access-control-allow-origin')).toBe(isOpen);
        await running.stop();
      }
    });
  });
}

interface Answer {
  readonly data: {
    readonly result: readonly { readonly metric: Record<string, string>; readonly value: readonly [number, string] }[];
    readonly stats?: { readonly samples: { readonly totalQueryableSamples: number } };
  };
}

function basic(password: string): string {
  return `Basic ${Buffer.from(`${LOGIN.user}:${password}`).toString('base64')}`;
}

async function webFileInto(folder: string): Promise<void> {
  const { user, password } = LOGIN;
  const env = { PROMETHEUS_BASIC_AUTH: 'true', PROMETHEUS_AUTH_USER: user, PROMETHEUS_AUTH_PASSWORD: password };
  await succeed({ program: process.execPath, args: [CLI, 'web-file', '--out', folder], env });
}

/** `host:port` of a page that only the login may read. */
async function startGuardedPage(scope: Scope): Promise<string> {
  const server = createServer(({ headers }, response) => {
    if (headers.authorization !== basic(LOGIN.password)) response.writeHead(401).end();
    else response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(PAGE);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  scope.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${port}`;
}
