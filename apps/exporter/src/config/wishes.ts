import {
  type Expectation,
  expectationProblem,
  type Retention,
  type RepositoryView,
  type SourceMatch,
  type SourceWishes,
} from '@lockstep/backups';
import { type BackupSource, sourceId } from '@lockstep/collectors';
import type { WrittenExpected, WrittenRepository, WrittenSource } from './config-schema.ts';
import { durationSeconds } from './duration.ts';
import type { EntryProblem } from './repository-problems.ts';

/** What is wanted of the sources of a repository. */
export interface Wishes {
  readonly overrides: NonNullable<RepositoryView['overrides']>;
  readonly expectedSources: readonly BackupSource[];
  readonly retired: readonly SourceMatch[];
}

/** Reads how often something is expected. The entry has been judged by `expectedProblems`. */
export function readExpectation({ every, cron = '', time_zone: timeZone }: WrittenExpected): Expectation {
  if (every !== undefined) return { interval_seconds: durationSeconds(every) };
  return { cron, ...(timeZone !== undefined && { time_zone: timeZone }) };
}

/** What is wrong with an expectation that its schema cannot see. `at` leads from the expectation to the key. */
export function expectedProblems(written: WrittenExpected): readonly EntryProblem[] {
  const { every, cron, time_zone: timeZone } = written;
  if ((every === undefined) === (cron === undefined)) {
    return [{ at: [], message: 'must have either every or cron', fix: 'Write `every: 24h`, or a cron expression.' }];
  }
  if (every !== undefined && timeZone !== undefined) {
    return [{ at: ['time_zone'], message: 'says something to cron only', fix: 'Remove it.' }];
  }
  const problem = expectationProblem(readExpectation(written));
  if (problem === undefined) return [];
  return [{ at: [problem.field.slice(1)], message: 'does not hold', fix: problem.message }];
}

/** What is wrong with retention rules that their schema cannot see. */
export function retentionProblems({ time_zone: timeZone, ...rules }: Retention): readonly EntryProblem[] {
  if (Object.values(rules).every((count) => count === 0)) {
    return [{ at: [], message: 'keeps nothing', fix: 'Write at least one rule, such as `daily: 7`.' }];
  }
  if (timeZone === undefined) return [];
  const problem = expectationProblem({ cron: '0 0 * * *', time_zone: timeZone });
  return problem === undefined ? [] : [{ at: ['time_zone'], message: 'is no time zone', fix: problem.message }];
}

/** What is wrong with the sources of an entry. */
export function sourceProblems({ sources = [] }: WrittenRepository): readonly EntryProblem[] {
  return sources.flatMap((source, index) =>
    oneSourceProblems(source).map(({ at, ...problem }) => ({ ...problem, at: ['sources', index, ...at] })),
  );
}

function oneSourceProblems(source: WrittenSource): readonly EntryProblem[] {
  const { host, user, path, paths, expected, retention, paused, retired } = source;
  const problems: EntryProblem[] = [];
  if ([host, user, path, paths].every((field) => field === undefined)) {
    problems.push({ at: [], message: 'does not say which source', fix: 'Write host, user, path or paths.' });
  }
  if (path !== undefined && paths !== undefined) {
    problems.push({
      at: ['paths'],
      message: 'stands beside path, and only one of them can hold',
      fix: 'Keep one of them.',
    });
  }
  if (paths !== undefined && (host === undefined || user === undefined)) {
    problems.push({
      at: ['paths'],
      message: 'names one source, which needs host and user, too',
      fix: 'Write them, or one path.',
    });
  }
  if (retired === true && (expected !== undefined || retention !== undefined || paused !== undefined)) {
    problems.push({
      at: ['retired'],
      message: 'stands beside wishes, and nothing is wanted of a retired source',
      fix: 'Keep one of them.',
    });
  }
  return [
    ...problems,
    ...(expected === undefined ? [] : below('expected', expectedProblems(expected))),
    ...(retention === undefined ? [] : below('retention', retentionProblems(retention))),
  ];
}

/** Problems of a part, as problems of the whole. */
export function below(key: string, problems: readonly EntryProblem[]): readonly EntryProblem[] {
  return problems.map(({ at, ...problem }) => ({ ...problem, at: [key, ...at] }));
}

/** Reads what is wanted of the sources. The entry has been judged by `sourceProblems`. */
export function readWishes({ sources = [] }: WrittenRepository): Wishes {
  const active = sources.filter(({ retired }) => retired !== true);
  return {
    overrides: active.map((source) => ({ match: matchOf(source), ...wishesOf(source) })),
    expectedSources: active.flatMap((source) => wholeSource(source) ?? []),
    retired: sources.filter(({ retired }) => retired === true).map(matchOf),
  };
}

function wishesOf({ expected, retention, paused }: WrittenSource): SourceWishes {
  return {
    ...(expected !== undefined && { expected: readExpectation(expected) }),
    // The compiler does not see that an absent rule is never undefined here.
    ...(retention !== undefined && { retention: retention }),
    ...(paused !== undefined && { isPaused: paused }),
  };
}

/** A source that is named in full is matched by its id, so that one with more paths is another. */
function matchOf(source: WrittenSource): SourceMatch {
  const whole = wholeSource(source);
  if (whole !== undefined) return { sourceId: sourceId(whole) };
  const { host, user, path } = source;
  return {
    ...(host !== undefined && { host }),
    ...(user !== undefined && { user }),
    ...(path !== undefined && { path }),
  };
}

function wholeSource({
  host,
  user,
  path,
  paths = path === undefined ? undefined : [path],
}: WrittenSource): BackupSource | undefined {
  if (host === undefined || user === undefined || paths === undefined) return undefined;
  return { host, user, paths: paths.toSorted() };
}
