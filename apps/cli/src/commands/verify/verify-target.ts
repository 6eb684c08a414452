import { setTimeout } from 'node:timers/promises';
import { loadCatalogs } from '../../catalogs/load-catalog.ts';
import type { Credentials } from '../../pages/fetch-text.ts';
import { type CredentialFiles, readCredentials, readPage, urlOf } from '../../pages/read-page.ts';
import { readStoredPage, type StoredPage } from '../../pages/stored-page.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { comparePage } from './compare-page.ts';
import { FINDING_SEVERITIES, type FindingSeverity } from './defect.ts';
import { DEFECTS } from './defects/index.ts';
import { VERIFY_FORMATS, type VerifyFormat } from './formats/formats.ts';
import { type Ignore, readIgnore } from './ignore.ts';

/** What `lockstep verify` was called with. */
export interface VerifyOptions extends CredentialFiles {
  /** URL or file of a page; `-` is standard input. */
  readonly target: string;
  /** Names and files. */
  readonly catalogs: readonly string[];
  /** Each `[defect/]pattern[: reason]`. */
  readonly ignores: readonly string[];
  /** File of an earlier page of the target. */
  readonly since?: string;
  /** Scrapes the target again after so many seconds. */
  readonly twice?: number;
  /** Everything that counts must have counted. */
  readonly complete: boolean;
  /** Catalogs of pages that were seen say what there may be, as declared ones do. */
  readonly strict: boolean;
  /** The mildest severity that fails the run. */
  readonly failOn: FindingSeverity;
  readonly format: VerifyFormat;
}

/**
 * Compares the page of a target with catalogs and prints every difference. Exit code 1 when there is one of severity
 * `failOn`, or worse.
 *
 * @throws {UsageError} when the page or a catalog cannot be had, or an option is wrong.
 */
export async function verifyTarget(options: VerifyOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { target, failOn, format, complete, strict } = options;
  if (options.twice !== undefined && urlOf(target) === undefined) {
    throw new UsageError('--twice: Only the page of a URL can be asked for twice. Name the earlier page with --since.');
  }
  const ignores = options.ignores.map(ignoreOf);
  const { parts, merged } = await loadCatalogs(options.catalogs);
  const pages = await readPages(options, surroundings);
  const compared = comparePage({
    parts: strict ? parts.map((part) => ({ ...part, observed: false })) : parts,
    merged,
    page: pages.page,
    earlier: pages.earlier,
    ignores,
    complete,
  });
  await surroundings.print(
    VERIFY_FORMATS[format]({
      ...compared,
      target: pages.source,
      isFile: target !== '-' && urlOf(target) === undefined,
      catalogs: parts.map(({ name }) => name),
      colour: surroundings.colour,
    }),
  );
  const failing = FINDING_SEVERITIES.slice(0, FINDING_SEVERITIES.indexOf(failOn) + 1);
  return compared.findings.some(({ severity }) => failing.includes(severity)) ? EXIT.problems : EXIT.clean;
}

function ignoreOf(text: string): Ignore {
  const ignore = readIgnore(text);
  if (ignore === undefined) {
    throw new UsageError(
      `--ignore ${text}: There is no pattern. Write it as 'process_*: why', or 'help-differs/*: why'.`,
    );
  }
  if (ignore.defect !== undefined && !DEFECTS.some(({ id }) => id === ignore.defect)) {
    const ids = DEFECTS.map(({ id }) => id).join(', ');
    throw new UsageError(`--ignore ${text}: There is no defect \`${ignore.defect}\`. There are ${ids}.`);
  }
  return ignore;
}

interface ReadPages {
  readonly source: string;
  readonly page: StoredPage;
  readonly earlier?: StoredPage;
}

async function readPages(options: VerifyOptions, surroundings: Surroundings): Promise<ReadPages> {
  const credentials = await readCredentials(options);
  const first = await storedPage(options.target, surroundings, credentials);
  const { since, twice } = options;
  if (twice !== undefined) {
    await setTimeout(twice * 1000);
    return { ...(await storedPage(options.target, surroundings, credentials)), earlier: first.page };
  }
  return since === undefined ? first : { ...first, earlier: (await storedPage(since, surroundings, {})).page };
}

async function storedPage(source: string, surroundings: Surroundings, credentials: Credentials): Promise<ReadPages> {
  const read = await readPage(source, surroundings, credentials);
  const page = readStoredPage(read);
  if (!('notMetrics' in page)) return { source: read.source, page };
  throw new UsageError(`${read.source}: This is ${page.notMetrics}, no page of metrics. Is the path /metrics?`);
}
