import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../workspaces.ts';
import { corpusPath } from './corpora.ts';

/** Runs the built command and returns what it prints. Exit code 1 says that problems were found, others are thrown. */
export function lockstep(...args: readonly string[]): string {
  const main = join(ROOT, 'apps/cli/dist/main.js');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw new Error(`\`lockstep ${args.join(' ')}\` ended with ${status}.\n${stderr}`);
  return stdout;
}

const PAGES = ['exposition/node-exporter-fixture.prom', 'exposition/node-exporter-1.5.0-live.prom'];

/** Imports a catalog from both public pages of the node exporter and hands over its file, which is removed after. */
export function withNodeCatalog<T>(use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-conformance-'));
  try {
    const file = join(folder, 'node.json');
    writeFileSync(file, lockstep('import', ...PAGES.map(corpusPath), '--format', 'json', '--name', 'node'));
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
