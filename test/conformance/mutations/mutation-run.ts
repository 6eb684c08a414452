import type { Problem } from '@lockstep/checks';
import { type Mutant, mutantsOf } from './mutants.ts';
import { type Project, type ProjectFile, problemsOf } from './project.ts';

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

/** Checks every mutant of a project. One is caught when a problem is there that was not there before: of
 * our own files even a warning fails a test. */
export function runMutants(project: Project): MutationResult {
  const before = new Map<ProjectFile, readonly Problem[]>();
  const problemsBefore = (file: ProjectFile): readonly Problem[] => {
    const found = before.get(file) ?? problemsOf(file, project);
    before.set(file, found);
    return found;
  };
  const isCaught = ({ original, made }: Mutant): boolean => {
    const { file, catalogs } = made();
    return hasNew(problemsOf(file, { ...project, catalogs }), problemsBefore(original));
  };
  const mutants = mutantsOf(project);
  const broken = mutants.filter(({ breaks }) => breaks !== undefined);
  const caught = new Set(broken.filter(isCaught));
  return {
    before: project.files.flatMap((file) => problemsOf(file, project)),
    caught: [...caught],
    survivors: broken.filter((mutant) => !caught.has(mutant)),
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
