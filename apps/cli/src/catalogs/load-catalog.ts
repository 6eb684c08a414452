import {
  type CatalogDescription,
  describeCatalog,
  mergeDescriptions,
  OWN_CATALOGS,
  readCatalogDescription,
} from '@lockstep/catalog';
import { alertmanager, nodeExporter, prometheus, victoriaMetrics } from '@lockstep/catalog/external';
import { readTextFile } from '../files/read-text-file.ts';
import { UsageError } from '../usage-error.ts';

/** Above this a catalog is not read: 100,000 metrics fit. */
const MAX_CATALOG_BYTES = 128 * 1024 * 1024;

/** Mistakes of one file that are shown. */
const MAX_SHOWN = 20;

const OURS = OWN_CATALOGS.map((catalog) => describeCatalog(catalog));

/** Of programs that are scraped beside ours. */
const EXTERNAL: readonly CatalogDescription[] = [nodeExporter, prometheus, alertmanager, victoriaMetrics];

const NAMED: ReadonlyMap<string, CatalogDescription> = new Map(
  [...OURS, ...EXTERNAL].map((catalog) => [catalog.name, catalog]),
);

/** Names that `--catalog` takes beside files. */
export const CATALOG_NAMES: readonly string[] = [...NAMED.keys()];

/** Catalogs as they were read, and put together. */
export interface LoadedCatalogs {
  readonly merged: CatalogDescription;
  readonly parts: readonly CatalogDescription[];
}

/**
 * Reads catalogs by name or from files and puts them together.
 *
 * @throws {UsageError} with every mistake in the files, or every difference between two definitions of one metric.
 */
export async function loadCatalogs(sources: readonly string[]): Promise<LoadedCatalogs> {
  const parts = await Promise.all(sources.map(async (source) => NAMED.get(source) ?? readCatalogFile(source)));
  const merged = mergeDescriptions(parts);
  if ('description' in merged) return { merged: merged.description, parts };
  const conflicts = merged.conflicts.map(({ metric, differences }) => `  \`${metric}\`: ${differences.join('; ')}`);
  throw new UsageError(
    [
      'Catalogs define a metric differently:',
      ...shortened(conflicts),
      'Fix: correct one of them, or import both pages in one call of `lockstep import`.',
    ].join('\n'),
  );
}

async function readCatalogFile(file: string): Promise<CatalogDescription> {
  const read = await readTextFile(file, MAX_CATALOG_BYTES);
  if ('problem' in read) {
    const names = CATALOG_NAMES.map((name) => `\`${name}\``).join(', ');
    const isName = !/[./\\]/.test(file);
    throw new UsageError(
      `--catalog ${file}: ${isName ? `It is none of ${names}. As a file: ` : ''}${read.problem} ${read.fix}`,
    );
  }
  const result = readCatalogDescription(parseJson(file, read.text));
  if ('description' in result) return result.description;
  const problems = result.problems.map(
    ({ path, message, fix }) => `  ${path || '(the whole)'}: ${message} Fix: ${fix}`,
  );
  throw new UsageError([`--catalog ${file}: It is no catalog:`, ...shortened(problems)].join('\n'));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const isPage = /^# (?:HELP|TYPE) /m.test(text);
    const reason = error instanceof Error ? error.message : String(error);
    const hint = isPage ? 'It is a page of metrics: make a catalog of it with `lockstep import`.' : `${reason}.`;
    throw new UsageError(`--catalog ${file}: It is no JSON. ${hint}`);
  }
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= MAX_SHOWN) return lines;
  return [...lines.slice(0, MAX_SHOWN), `  ... and ${lines.length - MAX_SHOWN} more`];
}
