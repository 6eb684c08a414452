import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../e2e/harness/free-port.ts';
import { Hopeless, until } from '../../e2e/harness/poll.ts';
import { type Running, start, succeed } from '../../e2e/harness/process.ts';
import type { Scope } from '../../e2e/harness/scope.ts';
import { type Answer, readAnswer } from './answer.ts';
import { openMetricsPage, QUERY_TIME } from './known-series.ts';

/** A running Prometheus that holds the series of `known-series.ts`. */
export interface Referee {
  /** The answer at `QUERY_TIME`. */
  readonly ask: (query: string) => Promise<Answer>;
  /** The answer for the ten minutes before, a value a minute. Scalars come as a matrix with one series. */
  readonly askRange: (query: string) => Promise<Answer>;
}

/** Which programs to run, and with which feature flags. */
export interface RefereePrograms {
  readonly prometheus: string;
  readonly promtool: string;
  readonly features: Iterable<string>;
}

/** Fills a database and starts a Prometheus over it, on a free port of the loopback; it ends with the scope. */
export async function startReferee(
  scope: Scope,
  { prometheus, promtool, features }: RefereePrograms,
): Promise<Referee> {
  const folder = scope.folder('referee');
  writeFileSync(join(folder, 'page.om'), openMetricsPage());
  writeFileSync(join(folder, 'prometheus.yml'), '');
  await succeed({
    program: promtool,
    args: ['tsdb', 'create-blocks-from', 'openmetrics', 'page.om', 'data'],
    cwd: folder,
  });
  const port = await freePort();
  const running = start(scope, { program: prometheus, cwd: folder, args: flags(port, features) });
  const url = `http://127.0.0.1:${port}`;
  await until(`${prometheus} to be ready`, () => isReady(url, running));
  return {
    ask: (query) => post(`${url}/api/v1/query`, { query, time: String(QUERY_TIME) }),
    askRange: (query) =>
      post(`${url}/api/v1/query_range`, {
        query,
        start: String(QUERY_TIME - 600),
        end: String(QUERY_TIME),
        step: '60',
      }),
  };
}

function flags(port: number, features: Iterable<string>): string[] {
  return [
    '--config.file=prometheus.yml',
    '--storage.tsdb.path=data',
    '--storage.tsdb.retention.time=100y',
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
    ...[...features].map((feature) => `--enable-feature=${feature}`),
  ];
}

async function isReady(url: string, running: Running): Promise<true | undefined> {
  if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
  const response = await fetch(`${url}/-/ready`);
  return response.ok ? true : undefined;
}

async function post(url: string, form: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return readAnswer(response.status, await response.json());
}
