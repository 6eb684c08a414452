import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { redactUrls, type ResticCommand } from '@lockstep/collectors';
import { oneLine } from './one-line.ts';
import type { Environment } from './settings.ts';

/** Where a run works: the pair by which results are kept. */
export interface Place {
  readonly repository?: string;
  readonly source?: string;
}

/** Where names of a place can come from, the first that is there wins: a flag, the command line, restic's environment. */
export interface PlaceOptions {
  readonly repository?: string | undefined;
  readonly source?: string | undefined;
  readonly command?: ResticCommand | undefined;
  readonly env: Environment;
  readonly workingDirectory: string;
}

/** Names repository and source. Credentials of URLs are hidden, local paths are absolute, paths are in order. */
export function placeOf({ repository, source, command, env, workingDirectory }: PlaceOptions): Place {
  const location = locationOf(command, env);
  const named = repository ?? (location === undefined ? '' : absoluteLocation(location, workingDirectory));
  const shownRepository = shorten(redactUrls(named), 1024);
  const paths = command?.sources.map((path) => absoluteSource(path, workingDirectory)).sort() ?? [];
  const shownSource = shorten(source ?? paths.join(', '), 4096);
  return {
    ...(shownRepository === undefined ? {} : { repository: shownRepository }),
    ...(shownSource === undefined ? {} : { source: shownSource }),
  };
}

function locationOf(command: ResticCommand | undefined, env: Environment): string | undefined {
  if (command?.repository !== undefined) return command.repository;
  const file =
    command?.repositoryFile ?? (env['RESTIC_REPOSITORY'] === undefined ? env['RESTIC_REPOSITORY_FILE'] : undefined);
  if (file === undefined) return env['RESTIC_REPOSITORY'];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // restic will say so itself, and better.
    return undefined;
  }
}

const SCHEME = /^[a-z0-9]+:/u;

function absoluteLocation(location: string, workingDirectory: string): string {
  return SCHEME.test(location) || location === '' ? location : resolve(workingDirectory, location);
}

function absoluteSource(path: string, workingDirectory: string): string {
  return /^(?:stdin|files-from):/u.test(path) ? path : resolve(workingDirectory, path);
}

/** What is too long keeps its beginning and a fingerprint, so that two places never become one. */
function shorten(text: string, maxCharacters: number): string | undefined {
  const whole = oneLine(text, Number.POSITIVE_INFINITY);
  if (whole === undefined || Array.from(whole).length <= maxCharacters) return whole;
  const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${oneLine(whole, maxCharacters - fingerprint.length - 1)} ${fingerprint}`;
}
