import type { CatalogDescription } from '@lockstep/catalog';
import { printable } from '@lockstep/checks';
import { readTextFile } from '../../files/read-text-file.ts';
import { type Credentials, shownUrl } from '../../pages/fetch-text.ts';
import {
  type CredentialFiles,
  MAX_PAGE_BYTES,
  readCredentials,
  readPage,
  textOf,
  urlOf,
} from '../../pages/read-page.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { Observation, type TypeConflict } from './observation.ts';
import { observePage } from './observe-page.ts';
import { observePrometheus } from './observe-prometheus.ts';
import { ApiError, prometheusApi } from './prometheus-api.ts';
import { type CatalogFormat, renderCatalog } from './render-catalog.ts';

/** Series of a running Prometheus that ended longer ago are not looked at. */
const LOOK_BACK_SECONDS = 6 * 3600;

/** What `lockstep import` was called with. */
export interface ImportOptions extends CredentialFiles {
  /** Files and URLs of pages; `-` is standard input. */
  readonly sources: readonly string[];
  readonly prometheus?: string;
  /** Pages, or lists of names, of families that may have no series yet. */
  readonly declared: readonly string[];
  readonly format: CatalogFormat;
  readonly name?: string;
  /** Labels whose values are all there. */
  readonly closed: readonly string[];
  /** For the time that is looked at of a Prometheus. */
  readonly nowMs: number;
}

/**
 * Makes a catalog of what scrapes show and prints it. What was odd is said on standard error; types that sources
 * disagree on, and sources without metrics, are problems.
 *
 * @throws {UsageError} when a source cannot be had.
 */
export async function importCatalog(options: ImportOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { sources, prometheus, declared, closed, format } = options;
  if (sources.length === 0 && prometheus === undefined) {
    throw new UsageError('Nothing to import. Name the URL or file of a /metrics page, or --prometheus URL.');
  }
  const observation = new Observation();
  const credentials = await readCredentials(options);
  for (const source of sources) {
    const page = await readPage(source, surroundings, credentials);
    report(page.source, observePage(page, observation), surroundings);
  }
  if (prometheus !== undefined) await importPrometheus(options, { observation, surroundings, credentials });
  for (const file of declared) await importDeclared(file, observation, surroundings);
  const metrics = observation.describe(new Set(closed));
  const conflicts = observation.conflicts();
  for (const conflict of conflicts) surroundings.say(`lockstep: ${printable(conflictText(conflict))}`);
  if (Object.keys(metrics).length === 0) surroundings.say('lockstep: There is no metric in what was read.');
  if (conflicts.length > 0 || Object.keys(metrics).length === 0) return EXIT.problems;
  const catalog: CatalogDescription = {
    lockstepCatalog: 1,
    name: options.name ?? nameOf(options),
    observed: true,
    metrics,
  };
  await surroundings.print(renderCatalog(catalog, format));
  return EXIT.clean;
}

interface PrometheusImport {
  readonly observation: Observation;
  readonly surroundings: Surroundings;
  readonly credentials: Credentials;
}

async function importPrometheus({ prometheus = '', nowMs }: ImportOptions, into: PrometheusImport): Promise<void> {
  const url = urlOf(prometheus);
  if (url === undefined) throw new UsageError('--prometheus: this is no URL. Write it like http://localhost:9090.');
  const start = Math.floor(nowMs / 1000) - LOOK_BACK_SECONDS;
  try {
    const api = prometheusApi(url, start, into.credentials);
    report(shownUrl(url), await observePrometheus(api, into.observation, shownUrl(url)), into.surroundings);
  } catch (error) {
    if (error instanceof ApiError) throw new UsageError(`${shownUrl(url)}: ${error.message}`);
    throw error;
  }
}

/** Bare names may stand among the lines: families of which nothing else is known. */
async function importDeclared(file: string, observation: Observation, surroundings: Surroundings): Promise<void> {
  const { text } = textOf(file, await readTextFile(file, MAX_PAGE_BYTES));
  const lines = text.split('\n').map((line) => line.trim());
  for (const name of lines.filter((line) => BARE_NAME.test(line))) observation.declare(name, { type: 'unknown' }, file);
  const page = lines.map((line) => (BARE_NAME.test(line) ? '' : line)).join('\n');
  report(file, observePage({ source: file, text: page }, observation), surroundings);
}

const BARE_NAME = /^[a-zA-Z_:][\w:]*$/;

function report(source: string, odd: readonly string[], { say }: Surroundings): void {
  for (const line of odd) say(`lockstep: ${printable(source)}: ${printable(line)}`);
}

function conflictText({ family, types }: TypeConflict): string {
  const given = types.map(({ type, source }) => `${type} in ${source}`).join(', ');
  return `\`${family}\` is ${given}. Import one of them, or correct the exporter.`;
}

/** From the first source: the host of a URL, a file without its ending. */
function nameOf({ sources, prometheus = '' }: ImportOptions): string {
  const first = sources[0] ?? prometheus;
  const base = urlOf(first)?.hostname ?? first.replace(/^.*[\\/]/, '').replace(/(.)\.\w+$/, '$1');
  return base === '-' || base === '' ? 'imported' : base;
}
