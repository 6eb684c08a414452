import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';

export const title = 'npm start, everything built: from the command to the first line that says it listens';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What `npm start` runs, without npm's own start of about a fifth of a second: the check, the cached build, the server. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const samples: number[] = [];
  for (let round = 0; round < (quick ? 3 : 9); round += 1) samples.push(await secondsToListen());
  const median = samples.toSorted((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;
  return [{ what: 'new store, median', measured: median, unit: 's', aim: 3, better: 'lower' }];
}

async function secondsToListen(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-start-'));
  const start = performance.now();
  const server = spawn(process.execPath, [join(ROOT, 'scripts', 'bootstrap.mjs'), 'start'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: folder, RM_LISTEN: '127.0.0.1:0', RM_DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const over = new Promise((resolve) => server.once('close', resolve));
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      if (line.includes('Listening on')) return (performance.now() - start) / 1000;
    }
    throw new Error('The server ended before it listened; its words are above.');
  } finally {
    server.kill('SIGTERM');
    await over;
    rmSync(folder, { recursive: true });
  }
}
