import type { Problem } from '@lockstep/checks';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Project, problemsOf } from './project.ts';

/** What became of the mutants of a project. */
export interface MutationResult {
  /** Problems of the project as it is. */
  readonly before: readonly Problem[];
  /** Mutants that break something, and were found out or not. */
  readonly caught: readonly Mutant[];
  readonly survivors: readonly Mutant[];
  /** Mutants that are as right as what stood there, though they may mean something else. */
  readonly legal: readonly Mutant[];
}

/** Checks every mutant of a project. One is caught when a problem is there that was not there before. */
export function runMutants(project: Project): MutationResult {
  const before = new Map(project.files.map((file) => [file.file, problemsOf(file, project)]));
  const isCaught = ({ file, catalogs }: Mutant): boolean =>
    hasNew(problemsOf(file, { ...project, catalogs }), before.get(file.file) ?? []);
  const mutants = mutantsOf(project);
  const broken = mutants
    .filter(({ breaks }) => breaks !== undefined)
    .map((mutant) => ({ mutant, caught: isCaught(mutant) }));
  return {
    before: [...before.values()].flat(),
    caught: broken.filter(({ caught }) => caught).map(({ mutant }) => mutant),
    survivors: broken.filter(({ caught }) => !caught).map(({ mutant }) => mutant),
    legal: mutants.filter(({ breaks }) => breaks === undefined),
  };
}

function hasNew(found: readonly Problem[], before: readonly Problem[]): boolean {
  const known = new Set(before.map(identity));
  return found.some((problem) => !known.has(identity(problem)));
}

function identity({ check, path, message }: Problem): string {
  return JSON.stringify([check, path, message]);
}
