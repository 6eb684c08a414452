import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { until } from './poll.ts';
import { type Running, start } from './process.ts';
import type { Scope } from './scope.ts';

/** A real exporter in a process of its own. */
export interface ExporterProcess extends Running {
  /** Such as `http://127.0.0.1:40123`; the page is at `/metrics`. */
  readonly url: string;
  readonly configFile: string;
  /** GETs the page as text. */
  page(): Promise<string>;
  /** Replaces the configuration and sends SIGHUP; resolves once it was read. */
  reconfigure(config: object): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../../apps/exporter/bin/lockstep-exporter.mjs', import.meta.url));

/**
 * Starts an exporter on a free port; `config` is its file, without `listen` and `state_dir`. `env` is added to an
 * environment that holds nothing but PATH.
 */
export async function startExporter(
  scope: Scope,
  config: object,
  env: Readonly<Record<string, string>> = {},
): Promise<ExporterProcess> {
  const folder = scope.folder('exporter');
  const configFile = join(folder, 'exporter.yml');
  const write = (document: object): void =>
    writeFileSync(configFile, stringify({ listen: '127.0.0.1:0', state_dir: 'state', ...document }));
  mkdirSync(join(folder, 'state'));
  write(config);
  const args = [PROGRAM, '--config.file', configFile];
  const running = start(scope, { program: process.execPath, args, env });
  const url = await until(
    'the exporter to listen',
    () => /Point Prometheus at (\S+)\/metrics/.exec(running.log())?.[1],
  );
  return {
    ...running,
    url,
    configFile,
    page: async () => (await fetch(`${url}/metrics`)).text(),
    async reconfigure(document) {
      const reads = () => running.log().split('Read the configuration again').length;
      const before = reads();
      write(document);
      running.signal('SIGHUP');
      await until('the exporter to read its configuration', () => (reads() > before ? true : undefined));
    },
  };
}
