import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const EXPORTER = fileURLToPath(new URL('../bin/lockstep-exporter.mjs', import.meta.url));
const FAKE_RESTIC = fileURLToPath(new URL('../test/fake-restic.sh', import.meta.url));

export const title = 'Exporter: a scrape with 200 repositories of 5 sources each, asked in the background';

/** Scrapes while tools run and while none does: the figures must not differ by what a tool takes. */
export async function measure({ quick }: { readonly quick: boolean }) {
  const count = quick ? 20 : 200;
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-exporter-bench-'));
  const child = start(configure(folder, count));
  try {
    const url = await listening(child);
    const busy = await scrapesUntilAllAsked(url, count);
    const quiet = await scrapes(url, quick ? 20 : 100);
    const { text } = await scrape(url);
    const figure = (what: string, measured: number, unit: string, aim?: number) => ({
      what,
      measured,
      unit,
      ...(aim !== undefined && { aim }),
      better: 'lower' as const,
    });
    return [
      figure(`${count} repositories, tools running: median`, median(busy), 'ms', 50),
      figure(`${count} repositories, tools running: slowest`, Math.max(...busy), 'ms'),
      figure(`${count} repositories, nothing running: median`, median(quiet), 'ms', 50),
      figure(`${count} repositories, nothing running: slowest`, Math.max(...quiet), 'ms'),
      figure('lines of the page', text.split('\n').length, ''),
      figure('resident memory', residentMebibytes(child), 'MiB'),
    ];
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
    rmSync(folder, { recursive: true });
  }
}

function configure(folder: string, count: number): string {
  const fake = join(folder, 'fake');
  mkdirSync(fake);
  const now = Date.now();
  const snapshots = Array.from({ length: 5 }, (_, source) =>
    Array.from({ length: 14 }, (_unused, day) => snapshot(`/srv/data-${source}`, new Date(now - day * 86_400_000))),
  );
  writeFileSync(join(fake, 'snapshots'), JSON.stringify(snapshots.flat()));
  writeFileSync(join(folder, 'env'), `FAKE_DIR=${fake}\n`);
  writeFileSync(join(folder, 'password'), 'nobodys-secret\n', { mode: 0o600 });
  const repositories = Array.from({ length: count }, (_, index) => ({
    name: `repository-${index}`,
    tool: 'restic',
    repository: join(folder, String(index)),
    password_file: 'password',
    environment_file: 'env',
  }));
  const file = join(folder, 'exporter.yml');
  const defaults = { expected: { every: '1d' }, retention: { daily: 7 } };
  writeFileSync(
    file,
    stringify({ listen: '127.0.0.1:0', state_dir: 'state', tools: { restic: FAKE_RESTIC }, defaults, repositories }),
  );
  return file;
}

function snapshot(path: string, time: Date): object {
  const start = time.toISOString();
  const id = Buffer.from(`${path}${start}`).toString('hex').padEnd(64, '0').slice(-64);
  const summary = {
    backup_start: start,
    backup_end: start,
    data_added: 1,
    total_files_processed: 3,
    total_bytes_processed: 4,
  };
  return {
    time: start,
    tree: 'e'.repeat(64),
    paths: [path],
    hostname: 'web-1',
    username: 'root',
    summary,
    id,
    short_id: id.slice(0, 8),
  };
}

function start(configFile: string): ChildProcess {
  return spawn(process.execPath, [EXPORTER, '--config.file', configFile], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function listening(child: ChildProcess): Promise<string> {
  let log = '';
  child.stderr?.on('data', (chunk) => (log += String(chunk)));
  return poll(
    () => /Point Prometheus at (\S+)\/metrics/.exec(log)?.[1],
    () => log,
  );
}

async function scrapesUntilAllAsked(url: string, count: number): Promise<number[]> {
  const times: number[] = [];
  let seen = 0;
  await poll(
    async () => {
      const { ms, text } = await scrape(url);
      times.push(ms);
      seen = (text.match(/^backup_collector_last_result\{/gm) ?? []).length;
      return seen === count * 5 ? true : undefined;
    },
    () => `${seen} of ${count * 5} questions were put`,
  );
  return times;
}

async function scrapes(url: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) times.push((await scrape(url)).ms);
  return times;
}

function scrape(url: string): Promise<{ ms: number; text: string }> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get(`${url}/metrics`, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ ms: performance.now() - begun, text }));
    }).on('error', reject);
  });
}

async function poll<T>(look: () => T | undefined | Promise<T | undefined>, why: () => string): Promise<T> {
  const deadline = performance.now() + 600_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`still waiting: ${why()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function residentMebibytes({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  const kibibytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Number(kibibytes) / 1024;
}
