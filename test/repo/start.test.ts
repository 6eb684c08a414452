import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ROOT } from '../../scripts/workspaces.ts';

it('npm start serves, and ends with npm', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no SIGTERM');
  const data = mkdtempSync(join(tmpdir(), 'npm-start-'));
  const env = { ...process.env, RM_LISTEN: '127.0.0.1:0', RM_DATA_DIR: data };
  const npm = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  npm.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  try {
    await vi.waitFor(() => expect(printed).toContain('"Listening on http://127.0.0.1:'), { timeout: 50_000 });
  } finally {
    npm.kill('SIGTERM');
    // Not npm's exit but the end of the pipe, which the server holds too: it must not live on alone.
    await once(npm, 'close');
    rmSync(data, { recursive: true });
  }
}, 60_000);
