import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { catalogSource, type Notation, queriesSource } from './large-project.ts';

/** Heading of the table. */
export const title = 'Type check of 1,331 metrics and 1,000 queries, in one go and from nothing';

const SIZE = { metrics: 1331, queries: 1000 };
const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The best of some runs: what the compiler itself calls its check time, everything imported included. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  return [...figures('defineCatalog', quick ? 1 : 5), ...figures('description', quick ? 1 : 5)];
}

function figures(notation: Notation, runs: number): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'type-check-'));
  try {
    writeProject(folder, notation);
    const all = Array.from({ length: runs }, () => check(folder));
    const best = (pick: (run: Run) => number): number => Math.min(...all.map(pick));
    return [
      {
        what: `check time, ${notation}`,
        measured: best(({ seconds }) => seconds),
        unit: 's',
        must: 1.5,
        aim: 0.8,
        better: 'lower',
      },
      {
        what: `instantiations, ${notation}`,
        measured: best(({ instantiations }) => instantiations),
        unit: '',
        better: 'lower',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeProject(folder: string, notation: Notation): void {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'catalog.ts'), catalogSource(SIZE.metrics, notation));
  writeFileSync(join(folder, 'queries.ts'), queriesSource(SIZE));
  const compilerOptions = { noEmit: true, composite: false, types: [], allowImportingTsExtensions: true };
  const tsconfig = { extends: join(ROOT, 'tsconfig.base.json'), compilerOptions, files: ['queries.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
}

interface Run {
  readonly seconds: number;
  readonly instantiations: number;
}

function check(folder: string): Run {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The project does not compile:\n${stdout.slice(0, 2000)}`);
  const read = (name: string): number => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return { seconds: read('Check time'), instantiations: read('Instantiations') };
}
