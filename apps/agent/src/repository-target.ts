import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { toolEnvironment } from '@lockstep/collectors';
import { messageOf } from './delivery/send-reports.ts';
import { type Place, placeOf } from './place.ts';
import type { Environment } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** A repository that the agent looks at, with the program that knows it and the environment that leads the program to it. */
export interface RepositoryTarget {
  readonly tool: 'restic' | 'kopia';
  /** Name or path of the program. */
  readonly command: string;
  readonly place: Place;
  readonly env: Readonly<Record<string, string>>;
}

/** Where targets come from. */
export interface TargetOptions {
  /** Name of the repository that the agent's own environment leads to. */
  readonly repository?: string | undefined;
  /** `[NAME=]FILE` each: a file of `RESTIC_...=value` or `KOPIA_...=value` lines, as systemd's `EnvironmentFile` has them. */
  readonly envFiles: readonly string[];
  readonly env: Environment;
}

/** What leads each tool to a repository. Kopia keeps it, with its password, in a configuration file. */
const LEADS = {
  restic: ['RESTIC_REPOSITORY', 'RESTIC_REPOSITORY_FILE'],
  kopia: ['KOPIA_CONFIG_PATH'],
} as const;

type Tool = keyof typeof LEADS;

const TOOLS = Object.keys(LEADS) as Tool[];

/**
 * Lists the repositories to look at: those of the agent's own environment, if it names some, and one for each file.
 * Throws a `UsageError` for a file that cannot be read or does not lead to exactly one repository.
 */
export function repositoryTargets({ repository, envFiles, env }: TargetOptions): readonly RepositoryTarget[] {
  const own = toolsLed(env).map((tool) => target(tool, repository, env));
  return [...own, ...envFiles.map((written) => fileTarget(written, env))];
}

function toolsLed(env: Environment): readonly Tool[] {
  return TOOLS.filter((tool) => LEADS[tool].some((name) => env[name] !== undefined));
}

function target(tool: Tool, named: string | undefined, env: Environment): RepositoryTarget {
  const repository = named ?? (tool === 'kopia' ? env['KOPIA_CONFIG_PATH'] : undefined);
  return {
    tool,
    command: env[`LOCKSTEP_${tool.toUpperCase()}`] ?? tool,
    place: placeOf({ repository, env, workingDirectory: process.cwd() }),
    env: toolEnvironment(env),
  };
}

function fileTarget(written: string, env: Environment): RepositoryTarget {
  const [, name, path = ''] = /^(?:([^=/]+)=)?(.+)$/su.exec(written) ?? [];
  const own = withoutRepository(env);
  let added: Environment;
  try {
    added = parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--repository-env ${path}: ${messageOf(error)}`);
  }
  const [tool, other] = toolsLed(added);
  if (tool === undefined) {
    throw new UsageError(
      `--repository-env ${path}: it sets neither RESTIC_REPOSITORY, RESTIC_REPOSITORY_FILE nor KOPIA_CONFIG_PATH.`,
    );
  }
  if (other !== undefined) {
    throw new UsageError(
      `--repository-env ${path}: it leads to a repository of ${tool} and to one of ${other}. Use two.`,
    );
  }
  return target(tool, name, { ...own, ...added });
}

/** One repository's password is never tried on another. */
function withoutRepository(env: Environment): Environment {
  const own = /^(?:RESTIC_(?:REPOSITORY|PASSWORD)|KOPIA_(?:CONFIG_PATH|PASSWORD))/u;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}
