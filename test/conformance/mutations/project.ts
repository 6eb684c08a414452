import type { CatalogDescription } from '@lockstep/catalog';
import {
  type Check,
  checkDocuments,
  CHECKS,
  type Exclusion,
  knownMetrics,
  type Problem,
  readDocuments,
} from '@lockstep/checks';

/** A file of a project. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string;
}

/** A recording rule of a project. */
export interface ProjectRecording {
  readonly record: string;
  readonly expr: string;
}

/** What is mutated: dashboards and rules, and the catalogs by which they have no problem. */
export interface Project {
  readonly files: readonly ProjectFile[];
  /** Series that its files record: what is checked alone may read them. */
  readonly recordings?: readonly ProjectRecording[];
  readonly catalogs: readonly CatalogDescription[];
  readonly scrapeIntervalSeconds: number;
  readonly exclusions: readonly Exclusion[];
}

/** All problems of one file of a project, but for those that only all files together can have. */
export function problemsOf({ file, text }: ProjectFile, project: Omit<Project, 'files'>): readonly Problem[] {
  const { scrapeIntervalSeconds, exclusions, recordings = [] } = project;
  const { documents, problems } = readDocuments(file, text);
  const rules = recordingsReadBy(text, recordings);
  const beside =
    rules.length === 0 ? [] : readDocuments(BESIDE, JSON.stringify({ groups: [{ name: BESIDE, rules }] })).documents;
  const checked = checkDocuments([...documents, ...beside], {
    metrics: known(project.catalogs),
    scrapeIntervalSeconds,
    exclusions,
    ownership: 'own',
    checks: OF_ONE_FILE,
  });
  return [...problems, ...checked.problems.filter((problem) => problem.file !== BESIDE)];
}

const BESIDE = 'beside.yml';

/** Those that a text reads, and those that they read in turn, but for what it records itself. */
function recordingsReadBy(text: string, recordings: readonly ProjectRecording[]): readonly ProjectRecording[] {
  const read = recordings.filter(({ record }) => text.includes(record) && !text.includes(`"record":"${record}"`));
  if (read.length === 0) return [];
  const others = recordings.filter((recording) => !read.includes(recording));
  return [...recordingsReadBy(read.map(({ expr }) => expr).join('\n'), others), ...read];
}

/** Most mutants leave the catalogs alone. */
const merged = new WeakMap<readonly CatalogDescription[], ReturnType<typeof knownMetrics>>();

function known(catalogs: readonly CatalogDescription[]): ReturnType<typeof knownMetrics> {
  const metrics = merged.get(catalogs) ?? knownMetrics(catalogs);
  merged.set(catalogs, metrics);
  return metrics;
}

const OF_ONE_FILE: readonly Check[] = CHECKS.filter(({ scope }) => scope !== 'project');
