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

/** What is mutated: dashboards and rules, and the catalogs by which they have no problem. */
export interface Project {
  readonly files: readonly ProjectFile[];
  readonly catalogs: readonly CatalogDescription[];
  readonly scrapeIntervalSeconds: number;
  readonly exclusions: readonly Exclusion[];
}

/** All problems of one file of a project, but for those that only all files together can have. */
export function problemsOf({ file, text }: ProjectFile, project: Omit<Project, 'files'>): readonly Problem[] {
  const { scrapeIntervalSeconds, exclusions } = project;
  const { documents, problems } = readDocuments(file, text);
  const checked = checkDocuments(documents, {
    metrics: knownMetrics(project.catalogs),
    scrapeIntervalSeconds,
    exclusions,
    ownership: 'own',
    checks: OF_ONE_FILE,
  });
  return [...problems, ...checked.problems];
}

const OF_ONE_FILE: readonly Check[] = CHECKS.filter(({ scope }) => scope !== 'project');
