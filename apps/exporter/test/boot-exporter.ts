import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { loadConfig } from '../src/config/load-config.ts';
import { type RunningExporter, serve, type ServeOptions } from '../src/serve.ts';

/** Password of the tests; nobody's secret. */
export const PASSWORD = 'fake-password-for-tests-only';

/** The program that plays restic. */
export const FAKE_RESTIC = fileURLToPath(new URL('fake-restic.sh', import.meta.url));

/** A folder with a configuration whose repositories a fake restic plays. */
export interface Bench {
  readonly folder: string;
  readonly configFile: string;
  /** Writes the configuration; repositories get a location, a password and their own fake unless they say otherwise. */
  configure(document: { readonly repositories: readonly object[]; readonly [key: string]: unknown }): void;
  /** The fake of one repository. */
  fake(name: string): Fake;
  write(name: string, text: string): string;
}

/** What a fake restic does, and what it was asked. */
export interface Fake {
  readonly folder: string;
  become(mode: 'ok' | 'hang' | 'stubborn' | 'wrong_password'): void;
  /** The id that it tells from now on; by default it follows from the location. */
  setId(id: string): void;
  /** The times at which its snapshots were begun, of one source or of one per path. */
  setSnapshots(times: readonly Date[], paths?: readonly string[]): void;
  /** Commands that were started, such as `snapshots`. */
  started(): readonly string[];
  /** Process id of the command that opened the repository and has not ended. */
  hanging(): number | undefined;
}

const HOUR_MS = 3_600_000;

/** Makes an empty bench; `remove` takes it away. */
export function makeBench(): Bench & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-exporter-'));
  const configFile = join(folder, 'exporter.yml');
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    replaceFile(file, text);
    return file;
  };
  write('password', `${PASSWORD}\n`);
  const fakes = new Map<string, Fake>();
  const fake = (name: string): Fake => {
    const known = fakes.get(name);
    if (known !== undefined) return known;
    const made = makeFake(join(folder, `fake-${name}`));
    fakes.set(name, made);
    write(`${name}.env`, `FAKE_DIR=${made.folder}\n`);
    return made;
  };
  return {
    folder,
    configFile,
    write,
    fake,
    configure(document) {
      const repositories = document.repositories.map((repository) => {
        const { name = 'nas' } = repository as { name?: string };
        fake(name);
        const place = { repository: join(folder, name), password_file: 'password', environment_file: `${name}.env` };
        return { name, tool: 'restic', ...place, ...repository };
      });
      const settings = { listen: '127.0.0.1:0', state_dir: 'state', tools: { restic: FAKE_RESTIC } };
      write('exporter.yml', stringify({ ...settings, ...document, repositories }));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A running exporter and its tools read these files whenever they like, and never see half of one. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function makeFake(folder: string): Fake {
  mkdirSync(folder);
  const set = (file: string, text: string): void => replaceFile(join(folder, file), text);
  const log = (): string[] => {
    const file = join(folder, 'log');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const setSnapshots: Fake['setSnapshots'] = (times, paths = ['/srv/data']) => {
    const snapshots = paths.flatMap((path) => times.map((time, index) => snapshot(time, path, index)));
    set('snapshots', JSON.stringify(snapshots));
  };
  setSnapshots([new Date(Date.now() - HOUR_MS)]);
  return {
    folder,
    become: (mode) => set('mode', mode),
    setId: (id) => set('id', id),
    setSnapshots,
    started: () => log().flatMap((line) => /^start (\w+)/.exec(line)?.[1] ?? []),
    hanging() {
      const [, pid] = /^start (?!version )\w+ (\d+)/.exec(log().at(-1) ?? '') ?? [];
      return pid === undefined ? undefined : Number(pid);
    },
  };
}

function snapshot(time: Date, path: string, index: number): object {
  const id = `${index}${Buffer.from(path).toString('hex')}`.padEnd(64, '0').slice(0, 64);
  return {
    time: time.toISOString(),
    tree: 'e'.repeat(64),
    paths: [path],
    hostname: 'web-1',
    username: 'root',
    program_version: 'restic 0.18.0',
    summary: {
      backup_start: time.toISOString(),
      backup_end: new Date(time.getTime() + 60_000).toISOString(),
      files_new: 1,
      files_changed: 0,
      files_unmodified: 2,
      dirs_new: 0,
      dirs_changed: 0,
      dirs_unmodified: 1,
      data_blobs: 1,
      tree_blobs: 1,
      data_added: 500,
      data_added_packed: 300,
      total_files_processed: 3,
      total_bytes_processed: 4000,
    },
    id,
    short_id: id.slice(0, 8),
  };
}

/** A whole exporter on a free port of the loopback. */
export interface BootedExporter extends RunningExporter {
  readonly port: number;
  /** Every line that it logged. */
  readonly log: string[];
  /** GETs a path, by default /metrics. */
  ask(
    path?: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ): Promise<{ status: number; headers: Headers; text: string }>;
  /** The rows of the page whose text begins so, or holds it. */
  rows(part: string): Promise<string[]>;
}

const stops: (() => Promise<void>)[] = [];

/** Boots an exporter over the configuration of a bench. */
export async function bootExporter(bench: Bench, options: Partial<ServeOptions> = {}): Promise<BootedExporter> {
  const log: string[] = [];
  const env = { PATH: process.env['PATH'] ?? '' };
  const load = () => loadConfig(bench.configFile, { env: options.env ?? env });
  const build = { version: '1.2.3', commit: 'abc', nodeVersion: '20' };
  const running = await serve(load(), {
    load,
    env,
    build,
    logStream: { write: (line) => void log.push(line) },
    ...options,
  });
  let stopped: Promise<void> | undefined;
  const stop = (deadlineMs?: number): Promise<void> => (stopped ??= running.stop(deadlineMs));
  stops.push(stop);
  const ask: BootedExporter['ask'] = async (path = '/metrics', headers = {}, method = 'GET') => {
    const response = await fetch(`${running.url}${path}`, { headers, method });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const rows = async (part: string): Promise<string[]> => {
    const { text } = await ask();
    return text.split('\n').filter((line) => !line.startsWith('#') && line.includes(part));
  };
  return { ...running, stop, port: Number(new URL(running.url).port), log, ask, rows };
}

/** For `afterEach`: stops what a test left running. */
export async function stopExporters(): Promise<void> {
  await Promise.all(stops.splice(0).map((stop) => stop()));
}

/** Resolves when `condition` holds; looks every few milliseconds. @throws Error after `timeoutMs` */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 40_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`still waiting after ${timeoutMs} ms for ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
