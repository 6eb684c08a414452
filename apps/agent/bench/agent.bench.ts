import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Start time and resident memory of the bundled agent: `tsx apps/agent/bench/agent.bench.ts` after `npm run build`.
 * Bare Node is measured in the same loop, turn by turn, because most of both figures is Node's.
 */
const AGENT = fileURLToPath(new URL('../dist/lockstep-agent.mjs', import.meta.url));
const ROUNDS = 21;

if (!existsSync(AGENT)) throw new Error(`${AGENT} is missing: run \`npm run build\` first`);

const folder = mkdtempSync(join(tmpdir(), 'lockstep-agent-bench-'));
const env = { PATH: process.env['PATH'] ?? '', HOME: folder, LOCKSTEP_STATE_DIR: join(folder, 'state') };

try {
  const bare = join(folder, 'bare.mjs');
  writeFileSync(bare, '');
  const times = interleaved([
    ['node, an empty file', [bare]],
    ['agent --version', [AGENT, '--version']],
    ['agent run -- true (no server, report spooled)', [AGENT, 'run', '--kind', 'backup', '--', 'true']],
  ]);
  console.log(`agent: bundle ${(statSync(AGENT).size / 1024).toFixed(0)} KiB`);
  for (const [name, ms] of times)
    console.log(`agent: start and end, ${name}: ${ms.toFixed(0)} ms (median of ${ROUNDS})`);
  const memory = await residentMemory();
  console.log(`agent: resident memory of \`report --every\` after 3 reports: ${memory.toFixed(0)} MiB`);
} finally {
  rmSync(folder, { recursive: true });
}

function interleaved(commands: readonly (readonly [string, readonly string[]])[]) {
  const samples = commands.map(([name]) => ({ name, ms: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, [, argv]] of commands.entries()) {
      const start = performance.now();
      spawnSync(process.execPath, argv, { env, stdio: 'ignore' });
      samples[i]?.ms.push(performance.now() - start);
    }
  }
  return samples.map(({ name, ms }) => [name, median(ms)] as const);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function residentMemory(): Promise<number> {
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
    env: { ...env, LOCKSTEP_SERVER_URL: `http://127.0.0.1:${port}`, LOCKSTEP_TOKEN_FILE: join(folder, 'token') },
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
