import { writeFile } from 'node:fs/promises';
import {
  checkDocuments,
  type CheckOptions,
  knownMetrics,
  type Problem,
  printable,
  type SeveritySetting,
} from '@lockstep/checks';
import { durationSeconds } from '@lockstep/promql';
import { findFiles } from '../../files/find-files.ts';
import { readSetting } from '../../files/read-setting.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { type Compared, compareWithBaseline, writeBaseline } from './baseline.ts';
import { CHECK_FORMATS, type CheckFormat } from './formats/formats.ts';
import type { ReportCounts } from './formats/report.ts';
import { problemLines } from './problem-lines.ts';
import { type CheckConfig, EMPTY_CONFIG, readCheckConfig } from './read-check-config.ts';
import { type ReadFiles, readFiles } from './read-files.ts';
import { readProfile } from '../../read-profile.ts';
import { type MetricSources, type StoredCatalogs, storedMetrics } from '../../scrape/stored-metrics.ts';

/** What `lockstep check` was called with. */
export interface CheckFilesOptions extends MetricSources {
  /** Files, folders and patterns. */
  readonly files: readonly string[];
  readonly profile: string;
  readonly features: readonly string[];
  /** As Prometheus writes it. Default: of the scrape configuration, else what `checkDocuments` assumes. */
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
  const checked = await check(options);
  for (const note of checked.notes) surroundings.say(`lockstep: ${printable(note)}`);
  const { writeBaseline: file } = options;
  const code =
    file === undefined ? await report(checked, options, surroundings) : await accept(checked, file, surroundings);
  return checked.found.refused.length > 0 ? EXIT.failed : code;
}

interface Checked {
  /** In the order of the files. */
  readonly problems: readonly Problem[];
  readonly found: ReadFiles;
  readonly counts: Omit<ReportCounts, 'accepted'>;
  /** What could not be decided or looked at. */
  readonly notes: readonly string[];
}

async function check(options: CheckFilesOptions): Promise<Checked> {
  const config =
    options.config === undefined ? EMPTY_CONFIG : await readSetting('--config', options.config, readCheckConfig);
  const stored = await storedMetrics({ ...options, targetLabels: [...config.targetLabels, ...options.targetLabels] });
  const rules = checkOptions(options, config, stored);
  const paths = await findFiles(options.files);
  const found = await readFiles(paths);
  if (found.documents.length + found.problems.length + found.refused.length === 0) {
    throw new UsageError(`There is no dashboard and no rule in ${options.files.join(', ')}.`);
  }
  const { problems, queries } = checkDocuments(found.documents, { ...rules, fileProblems: found.problems });
  return {
    problems: inOrderOf(
      paths.map(({ path }) => path),
      problems,
    ),
    found,
    counts: countsOf(found, { files: paths.length, queries }),
    notes: [...stored.notes, ...found.refused],
  };
}

function checkOptions(options: CheckFilesOptions, config: CheckConfig, stored: StoredCatalogs): CheckOptions {
  const { scrapeInterval } = options;
  const given = scrapeInterval === undefined ? undefined : durationSeconds(scrapeInterval);
  if (scrapeInterval !== undefined && !given) {
    throw new UsageError(`--scrape-interval ${scrapeInterval}: This is no length of time. Write it as 30s.`);
  }
  const scrapeIntervalSeconds = given ?? stored.intervalSeconds;
  return {
    // Labels of targets are in the catalogs by now.
    metrics: knownMetrics(stored.catalogs, []),
    profile: readProfile(options.profile, options.features),
    ...(scrapeIntervalSeconds === undefined ? {} : { scrapeIntervalSeconds }),
    ownership: options.all ? 'own' : 'foreign',
    strict: options.strict,
    closedLabels: [...config.closed, ...options.closed],
    severities: { ...config.severities, ...options.severities },
    catalogSeverities: config.catalogSeverities,
    exclusions: config.exclusions,
  };
}

async function accept({ problems }: Checked, file: string, { say }: Surroundings): Promise<ExitCode> {
  try {
    await writeFile(file, writeBaseline(problems));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--write-baseline ${file}: It cannot be written: ${reason}.`);
  }
  say(`lockstep: ${printable(file)} accepts ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`);
  return EXIT.clean;
}

/** Formats that tell the line of a problem. */
const WITH_LINES: readonly CheckFormat[] = ['github', 'sarif'];

async function report(
  { problems, counts }: Checked,
  { baseline, format }: CheckFilesOptions,
  { print, say, colour }: Surroundings,
): Promise<ExitCode> {
  const { fresh, accepted, gone } = await compare(problems, baseline);
  const lineOf = await problemLines(WITH_LINES.includes(format) ? fresh : []);
  await print(CHECK_FORMATS[format]({ problems: fresh, counts: { ...counts, accepted }, gone, lineOf, colour }));
  // Only the pretty format has a place for it.
  for (const entry of format === 'pretty' ? [] : gone) say(`lockstep: No longer found: ${printable(entry)}`);
  return fresh.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.clean;
}

async function compare(problems: readonly Problem[], baseline: string | undefined): Promise<Compared> {
  if (baseline === undefined) return { fresh: problems, accepted: 0, gone: [] };
  return readSetting('--baseline', baseline, (file, text) => compareWithBaseline(problems, file, text));
}

/** Problems of no file come last. */
function inOrderOf(files: readonly string[], problems: readonly Problem[]): readonly Problem[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const place = ({ file = '' }: Problem): number => order.get(file) ?? files.length;
  return [...problems].sort((a, b) => place(a) - place(b));
}

function countsOf(
  { documents, otherFiles }: ReadFiles,
  counts: Pick<ReportCounts, 'files' | 'queries'>,
): Omit<ReportCounts, 'accepted'> {
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
