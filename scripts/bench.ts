/**
 * `npm run bench -- [--quick] [word...]`: runs every `bench/*.bench.ts` of a package or an app in turn (those whose path
 * holds one of the words) and prints one table per file, each figure beside what must hold and what is aimed at.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Bench, figureRow } from './bench-figure.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ options: { quick: { type: 'boolean' } }, allowPositionals: true });

for (const file of benchFiles()) {
  const { title, measure } = (await import(pathToFileURL(file).href)) as Bench;
  console.log(`\n${title} (${relative(root, file)})`);
  console.table(Object.fromEntries((await measure({ quick: values.quick === true })).map(figureRow)));
}

function benchFiles(): string[] {
  return ['packages', 'apps']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'bench')))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.bench.ts'))
    .filter((file) => positionals.length === 0 || positionals.some((word) => relative(root, file).includes(word)))
    .sort((a, b) => a.localeCompare(b));
}
