import { writeFile } from 'node:fs/promises';
import {
  checkDocuments,
  type CheckResult,
  knownMetrics,
  type Problem,
  printable,
  type SeveritySetting,
} from '@lockstep/checks';
import { loadCatalog } from '../../catalogs/load-catalog.ts';
import { findFiles } from '../../files/find-files.ts';
import { readTextFile } from '../../files/read-text-file.ts';
import { lineFinder, type LineOf } from '../../locate/line-finder.ts';
import { applyScrape, type StoredMetrics, storedByDefault } from '../../scrape/apply-scrape.ts';
import { durationSeconds, readScrapeConfig } from '../../scrape/scrape-config.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { type Compared, compareWithBaseline, writeBaseline } from './baseline.ts';
import { CHECK_FORMATS, type CheckFormat } from './formats/formats.ts';
import type { ReportCounts } from './formats/report.ts';
import { type CheckConfig, EMPTY_CONFIG, readCheckConfig } from './read-check-config.ts';
import { type ReadFiles, readFiles } from './read-files.ts';
import { readProfile } from './read-profile.ts';

/** What `lockstep check` was called with. */
export interface CheckFilesOptions {
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  readonly catalogs: readonly string[];
  readonly scrapeConfig?: string;
  readonly targetLabels: readonly string[];
  readonly profile: string;
  readonly features: readonly string[];
  /** As Prometheus writes it. Default: of the scrape configuration, else one minute. */
  readonly scrapeInterval?: string;
  readonly strict: boolean;
  readonly closed: readonly string[];
  readonly severities: Readonly<Record<string, SeveritySetting>>;
  readonly config?: string;
  /** Everything counts, as in our own files. */
  readonly all: boolean;
  readonly writeBaseline?: string;
  readonly baseline?: string;
  readonly format: CheckFormat;
}

/**
 * Checks files and prints what is wrong with them. Exit code 1 when there are errors, 2 when a file was too large to be
 * looked at.
 *
 * @throws {UsageError} when a catalog, a configuration or an argument is wrong.
 */
export async function checkFiles(options: CheckFilesOptions, surroundings: Surroundings): Promise<ExitCode> {
  const config = options.config === undefined ? EMPTY_CONFIG : await read(options.config, readCheckConfig, '--config');
  const stored = await storedMetrics(options, config);
  for (const note of stored.notes) surroundings.say(`lockstep: ${printable(note)}`);
  const files = await findFiles(options.files);
  const found = await readFiles(files);
  if (found.documents.length + found.problems.length + found.refused.length === 0) {
    throw new UsageError(`There is no dashboard and no rule in ${options.files.join(', ')}.`);
  }
  for (const refusal of found.refused) surroundings.say(`lockstep: ${printable(refusal)}`);
  const result = check(found, { options, config, stored });
  const problems = inOrderOf(
    files.map(({ path }) => path),
    result.problems,
  );
  if (options.writeBaseline !== undefined) {
    await writeFile(options.writeBaseline, writeBaseline(problems));
    surroundings.say(
      `lockstep: ${options.writeBaseline} accepts ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
    );
    return found.refused.length > 0 ? EXIT.failed : EXIT.clean;
  }
  const compared = await compare(problems, options.baseline);
  const counts = countsOf(found, { files: files.length, queries: result.queries, accepted: compared.accepted });
  await surroundings.print(
    CHECK_FORMATS[options.format]({
      problems: compared.fresh,
      counts,
      gone: compared.gone,
      lineOf: await linesOf(options.format === 'github' || options.format === 'sarif' ? compared.fresh : []),
      colour: surroundings.colour,
    }),
  );
  if (options.format !== 'pretty') {
    for (const entry of compared.gone)
      surroundings.say(`lockstep: The baseline has what is no longer found: ${printable(entry)}`);
  }
  if (found.refused.length > 0) return EXIT.failed;
  return compared.fresh.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.clean;
}

interface Against {
  readonly options: CheckFilesOptions;
  readonly config: CheckConfig;
  readonly stored: StoredMetrics;
}

function check({ documents, problems }: ReadFiles, { options, config, stored }: Against): CheckResult {
  const { scrapeInterval } = options;
  const given = scrapeInterval === undefined ? undefined : durationSeconds(scrapeInterval);
  if (scrapeInterval !== undefined && given === undefined) {
    throw new UsageError(`--scrape-interval ${scrapeInterval}: This is no length of time. Write it as 30s.`);
  }
  const scrapeIntervalSeconds = given ?? stored.intervalSeconds;
  return checkDocuments(documents, {
    // Labels of targets are in the catalog by now.
    metrics: knownMetrics([stored.catalog], []),
    profile: readProfile(options.profile, options.features),
    ...(scrapeIntervalSeconds === undefined ? {} : { scrapeIntervalSeconds }),
    ownership: options.all ? 'own' : 'foreign',
    strict: options.strict,
    closedLabels: [...config.closed, ...options.closed],
    severities: { ...config.severities, ...options.severities },
    exclusions: config.exclusions,
    fileProblems: problems,
  });
}

/** What is stored of the metrics of the catalogs: what the checks go by. */
async function storedMetrics(options: CheckFilesOptions, config: CheckConfig): Promise<StoredMetrics> {
  const catalog = await loadCatalog(options.catalogs);
  const labels = [...config.targetLabels, ...options.targetLabels];
  if (options.scrapeConfig === undefined) return storedByDefault(catalog, [...new Set(['job', 'instance', ...labels])]);
  const scrape = await read(options.scrapeConfig, readScrapeConfig, '--scrape-config');
  const stored = applyScrape(catalog, scrape);
  return { ...stored, catalog: storedByDefault(stored.catalog, labels).catalog };
}

async function read<T>(file: string, reader: (file: string, text: string) => T, flag: string): Promise<T> {
  const found = await readTextFile(file);
  if ('text' in found) return reader(file, found.text);
  throw new UsageError(`${flag} ${file}: ${found.problem} ${found.fix}`);
}

async function compare(problems: readonly Problem[], baseline: string | undefined): Promise<Compared> {
  if (baseline === undefined) return { fresh: problems, accepted: 0, gone: [] };
  return read(baseline, (file, text) => compareWithBaseline(problems, file, text), '--baseline');
}

/** Problems of no file come last. */
function inOrderOf(files: readonly string[], problems: readonly Problem[]): readonly Problem[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const place = ({ file }: Problem): number => (file === undefined ? Infinity : (order.get(file) ?? Infinity));
  return [...problems].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

function countsOf(
  { documents, otherFiles }: ReadFiles,
  counts: Pick<ReportCounts, 'files' | 'queries' | 'accepted'>,
): ReportCounts {
  const dashboards = documents.filter((document) => document.kind === 'dashboard');
  const rules = documents.filter((document) => document.kind === 'rules');
  return {
    ...counts,
    files: counts.files - otherFiles,
    otherFiles,
    dashboards: dashboards.length,
    rules: rules.flatMap(({ groups }) => groups.flatMap((group) => group.rules)).length,
    skippedTargets:
      dashboards.flatMap(({ skippedTargets }) => skippedTargets).length +
      rules.flatMap(({ skippedQueries }) => skippedQueries).length,
  };
}

/** Reads the files again: only those with problems, and only for formats that show lines. */
async function linesOf(problems: readonly Problem[]): Promise<(problem: Problem) => number | undefined> {
  const pointers = new Map<string, string[]>();
  for (const { file, path } of problems) {
    if (file !== undefined && path !== undefined) pointers.set(file, (pointers.get(file) ?? []).concat(path));
  }
  const finders = new Map<string, LineOf>();
  for (const [file, paths] of pointers) {
    const found = await readTextFile(file);
    if ('text' in found) finders.set(file, lineFinder(found.text, paths));
  }
  return ({ file = '', path = '', expr = '', start = 0 }) => finders.get(file)?.(path, expr.slice(0, start));
}
