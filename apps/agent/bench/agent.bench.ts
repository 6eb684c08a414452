import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const AGENT = fileURLToPath(new URL('../dist/lockstep-agent.mjs', import.meta.url));

export const title = 'Agent: start time and resident memory of the bundle';

/** Bare Node is measured in the same loop, turn by turn, because most of both figures is Node's. */
export async function measure({ quick }: { readonly quick: boolean }) {
  if (!existsSync(AGENT)) throw new Error(`${AGENT} is missing: run \`npm run build\` first`);
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-agent-bench-'));
  try {
    const bare = join(folder, 'bare.mjs');
    writeFileSync(bare, '');
    const commands = [
      ['start and end: node, an empty file', [bare]],
      ['start and end: agent --version', [AGENT, '--version']],
      ['start and end: agent run -- true, report spooled', [AGENT, 'run', '--kind', 'backup', '--', 'true']],
    ] as const;
    const figure = (what: string, measured: number, unit: string) => ({
      what,
      measured,
      unit,
      better: 'lower' as const,
    });
    return [
      ...interleaved(commands, { rounds: quick ? 5 : 21, folder }).map(([what, ms]) => figure(what, ms, 'ms')),
      figure('resident: report --every, after 3 reports', await residentMemory(folder), 'MiB'),
      figure('size of the file', statSync(AGENT).size / 1024, 'KiB'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const environment = (folder: string) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  LOCKSTEP_STATE_DIR: join(folder, 'state'),
});

function interleaved(
  commands: readonly (readonly [string, readonly string[]])[],
  { rounds, folder }: { readonly rounds: number; readonly folder: string },
) {
  const samples = commands.map(([name]) => ({ name, ms: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, [, argv]] of commands.entries()) {
      const start = performance.now();
      spawnSync(process.execPath, argv, { env: environment(folder), stdio: 'ignore' });
      samples[i]?.ms.push(performance.now() - start);
    }
  }
  return samples.map(({ name, ms }) => [name, median(ms)] as const);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function residentMemory(folder: string): Promise<number> {
  let requests = 0;
  let resolve = (): void => undefined;
  const enough = new Promise<void>((done) => {
    resolve = done;
  });
  const server = createServer((request, response) => {
    request.resume();
    response.end('{"results":[]}');
    requests += 1;
    if (requests === 3) resolve();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  writeFileSync(join(folder, 'token'), 'token');
  const agent = spawn(process.execPath, [AGENT, 'report', '--every', '1s'], {
    env: {
      ...environment(folder),
      LOCKSTEP_SERVER_URL: `http://127.0.0.1:${port}`,
      LOCKSTEP_TOKEN_FILE: join(folder, 'token'),
    },
    stdio: 'ignore',
  });
  try {
    await enough;
    return residentMiB(agent.pid ?? 0);
  } finally {
    agent.kill('SIGTERM');
    server.closeAllConnections();
    server.close();
  }
}

function residentMiB(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kib = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return Number(kib) / 1024;
}
