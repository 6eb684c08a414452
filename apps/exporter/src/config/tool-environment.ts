import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { neutralEnvironment } from '@lockstep/collectors';
import type { RepositoryAccess } from './repository-config.ts';

/** Environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Why the environment of a tool cannot be made. The message names files and variables, never what is in them. */
export class AccessError extends Error {}

/**
 * The whole environment of the tool for one repository: what every program needs, what the configuration names, and what
 * leads to the repository. Files are read each time, so that a changed secret needs no restart.
 *
 * @throws AccessError when a file cannot be read or a variable is not set
 */
export function toolEnvironmentOf(access: RepositoryAccess, own: Environment): Readonly<Record<string, string>> {
  const { variables, environmentFile } = access;
  const named = Object.fromEntries(variables.map((name) => [name, variableOf(own, name)]));
  const added = environmentFile === undefined ? {} : readEnvironmentFile(environmentFile);
  const env = { ...neutralEnvironment(own), ...named, ...added };
  return { ...env, ...(access.tool === 'restic' ? resticVariables(access, own, env) : kopiaVariables(access, own)) };
}

function resticVariables(
  { repository, repositoryFile, passwordFile, passwordCommand, passwordVariable, cacheFolder }: RepositoryAccess,
  own: Environment,
  env: Environment,
): Record<string, string> {
  return present({
    RESTIC_REPOSITORY: repository,
    RESTIC_REPOSITORY_FILE: repositoryFile,
    RESTIC_PASSWORD_FILE: passwordFile,
    RESTIC_PASSWORD_COMMAND: passwordCommand,
    RESTIC_PASSWORD: passwordVariable === undefined ? undefined : variableOf(own, passwordVariable),
    RESTIC_CACHE_DIR: env['RESTIC_CACHE_DIR'] ?? cacheFolder,
  });
}

/** Kopia takes a password by its value only. */
function kopiaVariables(
  { configFile, passwordFile, passwordVariable }: RepositoryAccess,
  own: Environment,
): Record<string, string> {
  const fromFile = passwordFile === undefined ? undefined : readSecretLine(passwordFile);
  return present({
    KOPIA_CONFIG_PATH: configFile,
    KOPIA_PASSWORD: passwordVariable === undefined ? fromFile : variableOf(own, passwordVariable),
  });
}

function present(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function variableOf(own: Environment, name: string): string {
  const value = own[name];
  if (value === undefined || value === '')
    throw new AccessError(`the variable ${name} is not set in the environment of the exporter`);
  return value;
}

function readEnvironmentFile(file: string): Record<string, string> {
  // Its types say that a value may be absent; what a file holds is text.
  return present(parseEnv(readFile(file)));
}

/** The first line: a password ends where its line does, whatever an editor put after it. */
function readSecretLine(file: string): string {
  const [line = ''] = readFile(file).split(/\r?\n/u);
  if (line === '') throw new AccessError(`${file} is empty`);
  return line;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new AccessError(`${file} cannot be read (${code})`, { cause: error });
  }
}
