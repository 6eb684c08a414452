import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { toolEnvironment } from '@lockstep/collectors';
import { messageOf } from './delivery/send-reports.ts';
import { type Place, placeOf } from './place.ts';
import type { Environment } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** A repository that the agent looks at, with the environment that leads restic to it. */
export interface RepositoryTarget {
  readonly place: Place;
  readonly env: Readonly<Record<string, string>>;
}

/** Where targets come from. */
export interface TargetOptions {
  /** Name of the repository that the agent's own environment leads to. */
  readonly repository?: string | undefined;
  /** `[NAME=]FILE` each: a file of `RESTIC_...=value` lines, as systemd's `EnvironmentFile` has them. */
  readonly envFiles: readonly string[];
  readonly env: Environment;
}

/**
 * Lists the repositories to look at: the one of the agent's own environment, if it names one, and one for each file.
 * Throws a `UsageError` for a file that cannot be read or leads nowhere.
 */
export function repositoryTargets({ repository, envFiles, env }: TargetOptions): readonly RepositoryTarget[] {
  const own = leadsSomewhere(env) ? [target(repository, env)] : [];
  return [...own, ...envFiles.map((written) => fileTarget(written, env))];
}

function leadsSomewhere(env: Environment): boolean {
  return env['RESTIC_REPOSITORY'] !== undefined || env['RESTIC_REPOSITORY_FILE'] !== undefined;
}

function target(repository: string | undefined, env: Environment): RepositoryTarget {
  return { place: placeOf({ repository, env, workingDirectory: process.cwd() }), env: toolEnvironment(env) };
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
  if (!leadsSomewhere(added)) {
    throw new UsageError(`--repository-env ${path}: it sets neither RESTIC_REPOSITORY nor RESTIC_REPOSITORY_FILE.`);
  }
  return target(name, { ...own, ...added });
}

/** One repository's password is never tried on another. */
function withoutRepository(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^RESTIC_(?:REPOSITORY|PASSWORD)/u.test(name)));
}
