import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogDescription } from '@lockstep/catalog';
import { format, resolveConfig } from 'prettier';
import { EXTERNAL_PROGRAMS, type ExternalProgram, scrapeProgram } from '../test/e2e/external/programs.ts';
import { Scope } from '../test/e2e/harness/scope.ts';
import { findTool, type Suite } from '../test/tools/find-tool.ts';
import { externalCatalog } from './external/external-catalog.ts';
import { ROOT } from './workspaces.ts';

/**
 * Scrapes the programs of others that are here and writes what their pages have as catalogs, together with what is kept:
 * a catalog only grows, and what not every version and machine has is marked. To forget, remove its file first.
 */
for (const program of EXTERNAL_PROGRAMS) await keep(program);

async function keep(program: ExternalProgram): Promise<void> {
  const { name, closed } = program;
  const scope = new Scope();
  try {
    const scraped = await Promise.all(program.suites.map((suite) => scrape(program, suite, scope)));
    const path = join(ROOT, 'packages/catalog/src/external', `${name}.json`);
    const catalog = externalCatalog(
      scraped.map(({ page }) => page),
      { name, closed, kept: readKept(path) },
    );
    writeFileSync(path, await format(JSON.stringify(catalog), { ...(await resolveConfig(path)), filepath: path }));
    const versions = scraped.map(({ version }) => version).join(', ');
    const families = Object.values(catalog.metrics);
    const everywhere = families.filter(({ optional }) => optional !== true).length;
    console.log(`${name}: ${families.length} families of ${versions}, ${everywhere} in each`);
  } finally {
    await scope.close();
  }
}

async function scrape(program: ExternalProgram, suite: Suite, scope: Scope) {
  const tool = findTool(program.program, { suite });
  if ('missing' in tool) throw new Error(tool.missing);
  const page = await scrapeProgram(scope, program, tool);
  return { version: tool.version, page: { source: `${program.name} ${tool.version}`, ...page } };
}

function readKept(path: string) {
  if (!existsSync(path)) return undefined;
  const read = readCatalogDescription(JSON.parse(readFileSync(path, 'utf8')));
  if ('problems' in read) throw new TypeError(`${path}: ${JSON.stringify(read.problems)}`);
  return read.description;
}
