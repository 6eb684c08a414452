import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { readStorage } from '@lockstep/collectors';
import type { RepositoryPlace } from './repository-config.ts';

/** Where a restic repository is, of a location as `restic -r` takes it; undefined is one that nobody could read. */
export function resticPlace(location: string | undefined): RepositoryPlace {
  if (location === undefined) return { key: '', storage: undefined, isRemote: true };
  const storage = readStorage(location);
  const isRemote = storage?.kind !== 'local';
  const canonical = storage?.path === undefined ? location.replace(/\/+$/u, '') : realPath(storage.path);
  return { key: keyOf('restic', canonical), storage: storage?.kind, isRemote };
}

/** Where a Kopia repository is, of the configuration file of a connected client. */
export function kopiaPlace(configFile: string): RepositoryPlace {
  const { storage, apiServer } = readConnection(configFile);
  const told = apiServer ?? storage?.config ?? configFile;
  return {
    key: keyOf('kopia', JSON.stringify(told)),
    storage: apiServer === undefined ? storage?.type : 'server',
    isRemote: storage?.type !== 'filesystem',
  };
}

/** What a configuration of Kopia says about where it leads; nothing where it cannot be read. */
interface Connection {
  readonly storage?: { readonly type?: string; readonly config?: { readonly path?: string } };
  readonly apiServer?: { readonly url?: string };
}

function readConnection(configFile: string): Connection {
  try {
    return JSON.parse(readFileSync(configFile, 'utf8')) as Connection;
  } catch {
    // Kopia will say what is wrong with it, and better.
    return {};
  }
}

/** A digest, because a location may hold credentials. */
function keyOf(tool: string, canonical: string): string {
  return createHash('sha256').update(`${tool}\n${canonical}`).digest('hex');
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
