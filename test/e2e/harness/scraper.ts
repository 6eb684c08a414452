import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { Hopeless, until } from './poll.ts';
import { type Running, start } from './process.ts';
import type { Scope } from './scope.ts';

/** A metrics server of others that scrapes and answers PromQL over the HTTP API of Prometheus. */
export interface Scraper {
  readonly url: string;
  readonly running: Running;
}

/** Which program to start: the path of a Prometheus or of a VictoriaMetrics. */
export interface ScraperProgram {
  readonly kind: 'prometheus' | 'victoria-metrics';
  readonly path: string;
  /** Beside those that every test needs. */
  readonly flags?: readonly string[];
}

/** Starts a scraper with a configuration file in the format of Prometheus and waits until it is ready. */
export async function startScraper(scope: Scope, program: ScraperProgram, config: string): Promise<Scraper> {
  const { kind, path, flags = [] } = program;
  const folder = scope.folder(kind);
  writeFileSync(join(folder, 'prometheus.yml'), config);
  const port = await freePort();
  const args = [...FLAGS[kind](`127.0.0.1:${port}`), ...flags];
  const running = start(scope, { program: path, cwd: folder, args });
  const url = `http://127.0.0.1:${port}`;
  await until(`${path} to be ready`, () => isReady(url, running));
  return { url, running };
}

const FLAGS: Record<ScraperProgram['kind'], (listen: string) => readonly string[]> = {
  prometheus: (listen) => [
    '--config.file=prometheus.yml',
    '--storage.tsdb.path=data',
    `--web.listen-address=${listen}`,
    '--log.level=warn',
  ],
  'victoria-metrics': (listen) => [
    '-promscrape.config=prometheus.yml',
    '-storageDataPath=data',
    `-httpListenAddr=${listen}`,
    '-retentionPeriod=1',
    // By default an answer leaves out the last 30 s.
    '-search.latencyOffset=1ms',
    '-loggerLevel=WARN',
  ],
};

async function isReady(url: string, running: Running): Promise<true | undefined> {
  if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
  const response = await fetch(`${url}/-/ready`);
  return response.ok ? true : undefined;
}
