import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readStorage } from '@lockstep/collectors';
import { byteSize } from './byte-size.ts';
import type { WrittenConfig, WrittenRepository } from './config-schema.ts';
import { durationSeconds } from './duration.ts';
import { questionPlans } from './question-plans.ts';
import type { QuestionPlan, RepositoryAccess, RepositoryConfig, RepositoryPlace } from './repository-config.ts';
import { accessProblems, type EntryProblem } from './repository-problems.ts';
import { kopiaPlace, resticPlace } from './repository-place.ts';
import { AccessError, type Environment, toolEnvironmentOf } from './tool-environment.ts';
import { below, expectedProblems, readExpectation, readWishes, retentionProblems, sourceProblems } from './wishes.ts';

/** Defaults that the program has where neither entry nor `defaults` say anything. */
const EVERY = '15m';
const TIMEOUT = '2m';
const READ_BUDGET = '5 MiB';

/** A state is withheld when it was not confirmed for so many intervals. */
const STALE_AFTER_INTERVALS = 3;

/** What an entry is read with. */
export interface EntryContext {
  /** The configuration file. */
  readonly file: string;
  readonly stateFolder: string;
  readonly defaults: NonNullable<WrittenConfig['defaults']>;
  readonly hasAliases: boolean;
  readonly env: Environment;
}

/** An entry that was read, with everything that is wrong with it. */
export interface ReadEntry {
  readonly repository: RepositoryConfig;
  readonly problems: readonly EntryProblem[];
  /** What stands in the way of asking it now, although it may be repaired while the exporter runs. */
  readonly obstacle?: string;
}

/** Reads one entry of `repositories`. */
export function readRepository(entry: WrittenRepository, context: EntryContext): ReadEntry {
  const written = { ...context.defaults, ...entry };
  const access = readAccess(written, context);
  const { env, obstacle } = lookAhead(access, context.env);
  const place = placeOf(access, env);
  const pace = {
    everySeconds: durationSeconds(written.every ?? EVERY),
    timeoutSeconds: durationSeconds(written.timeout ?? TIMEOUT),
  };
  const questions = questionPlans(written, pace, place.isRemote);
  const { overrides, expectedSources, retired } = readWishes(written);
  const repository: RepositoryConfig = {
    name: written.name,
    tool: written.tool,
    access,
    place,
    questions,
    view: { ...viewOf(written, questions, context), overrides },
    expectedSources,
    retired,
    ...(written.repository_id !== undefined && { repositoryId: written.repository_id }),
    readBudgetBytes: byteSize(written.read_budget_per_day ?? READ_BUDGET),
  };
  const problems = [
    ...accessProblems(entry),
    ...sourceProblems(entry),
    ...wishProblems(entry),
    ...leadProblems(entry, env),
  ];
  return { repository, problems, ...(obstacle !== undefined && { obstacle }) };
}

function readAccess(written: WrittenRepository, { file, stateFolder }: EntryContext): RepositoryAccess {
  const base = dirname(file);
  const at = (path: string | undefined) => (path === undefined ? undefined : resolve(base, path));
  const { server, repository } = written;
  const isFolder =
    repository !== undefined && readStorage(repository)?.kind === 'local' && !repository.startsWith('local:');
  return {
    tool: written.tool,
    variables: written.environment ?? [],
    cacheFolder: join(stateFolder, 'cache'),
    ...set('repository', isFolder ? at(repository) : repository),
    ...set('repositoryFile', at(written.repository_file)),
    ...set('configFile', at(written.config_file)),
    ...set('passwordFile', at(written.password_file)),
    ...set('passwordCommand', written.password_command),
    ...set('passwordVariable', written.password_env),
    ...set('environmentFile', at(written.environment_file)),
    ...(server !== undefined && {
      server: {
        url: server.url,
        passwordFile: resolve(base, server.password_file),
        ...set('userName', server.username),
        ...set('certificateFile', at(server.certificate_file)),
      },
    }),
  };
}

function set<K extends string, V>(key: K, value: V | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

/** The environment as it would be now, to judge the entry by, and why it cannot be made. */
function lookAhead(access: RepositoryAccess, own: Environment): { env?: Environment; obstacle?: string } {
  try {
    const env = toolEnvironmentOf(access, own);
    const missing = [access.passwordFile, access.repositoryFile, access.configFile, access.server?.passwordFile]
      .filter((file) => file !== undefined)
      .find((file) => readText(file) === undefined);
    return { env, ...(missing !== undefined && { obstacle: `${missing} cannot be read` }) };
  } catch (error) {
    if (error instanceof AccessError) return { obstacle: error.message };
    throw error;
  }
}

/** Also while its environment cannot be made, as far as the entry tells. */
function placeOf({ tool, ...access }: RepositoryAccess, env: Environment = {}): RepositoryPlace {
  if (tool === 'kopia') {
    const file = env['KOPIA_CONFIG_PATH'] ?? access.configFile;
    return file === undefined ? { key: '', storage: undefined, isRemote: true } : kopiaPlace(file);
  }
  const file = env['RESTIC_REPOSITORY_FILE'] ?? access.repositoryFile;
  return resticPlace(
    env['RESTIC_REPOSITORY'] ?? access.repository ?? (file === undefined ? undefined : readText(file)?.trim()),
  );
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** An environment file may lead to the repository by itself; one that was read and does not is a mistake. */
function leadProblems(
  { tool, environment_file: file }: WrittenRepository,
  env: Environment | undefined,
): readonly EntryProblem[] {
  if (file === undefined || env === undefined) return [];
  const [where, key] =
    tool === 'restic'
      ? [['RESTIC_REPOSITORY', 'RESTIC_REPOSITORY_FILE'], 'repository']
      : [['KOPIA_CONFIG_PATH'], 'config_file'];
  const password = ['RESTIC_PASSWORD', 'RESTIC_PASSWORD_FILE', 'RESTIC_PASSWORD_COMMAND'];
  const sets = (names: readonly string[]) => names.some((name) => env[name] !== undefined);
  const at = ['environment_file'];
  return [
    ...(sets(where)
      ? []
      : [{ at, message: `does not set ${where.join(' or ')}, and the entry has no ${key}`, fix: `Write ${key}.` }]),
    ...(tool === 'kopia' || sets(password)
      ? []
      : [
          {
            at,
            message: `does not set ${password.join(', ')}, and the entry has no password`,
            fix: 'Write password_file.',
          },
        ]),
  ];
}

/** What is wrong with what is wanted of every source of an entry, or of all entries. */
export function wishProblems({
  expected,
  retention,
}: Pick<WrittenRepository, 'expected' | 'retention'>): readonly EntryProblem[] {
  return [
    ...(expected === undefined ? [] : below('expected', expectedProblems(expected))),
    ...(retention === undefined ? [] : below('retention', retentionProblems(retention))),
  ];
}

function viewOf(
  written: WrittenRepository,
  questions: readonly QuestionPlan[],
  { hasAliases }: EntryContext,
): RepositoryConfig['view'] {
  const { expected, retention, paused, maintenance_expected: maintenance } = written;
  const intervalOf = (question: QuestionPlan['question']) =>
    questions.find((plan) => plan.question === question)?.everySeconds ?? 0;
  const check = questions.find(({ question }) => question === 'check');
  return {
    name: written.name,
    stateMaxAgeSeconds: STALE_AFTER_INTERVALS * intervalOf('snapshots'),
    sizeMaxAgeSeconds: STALE_AFTER_INTERVALS * intervalOf('size'),
    hasAliases: hasAliases && written.tool === 'restic',
    ...(expected !== undefined && expectedProblems(expected).length === 0 && { expected: readExpectation(expected) }),
    ...(retention !== undefined && { retention }),
    ...(paused !== undefined && { isPaused: paused }),
    ...(check?.depth !== undefined && { checkIntervalSeconds: { [check.depth]: check.everySeconds } }),
    ...(maintenance !== undefined && {
      maintenanceIntervalSeconds: Object.fromEntries(
        Object.entries(maintenance).map(([task, every]) => [task, durationSeconds(every)]),
      ),
    }),
  };
}
