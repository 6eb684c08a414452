import type { BackupSource } from '../answer.ts';
import { isObject } from '../field.ts';

/**
 * What Kopia snapshots together: a path of a user on a host. Kept as three texts, because `user@host:path` cannot be
 * taken apart again: each may hold `@` and `:`, a path also newlines and backslashes.
 */
export interface KopiaSource {
  readonly host: string;
  readonly userName: string;
  readonly path: string;
}

/** The source of a manifest; undefined when one of its three texts is missing or the path is empty. */
export function readSource(value: unknown): KopiaSource | undefined {
  if (!isObject(value)) return undefined;
  const { host, userName, path } = value;
  if (typeof host !== 'string' || typeof userName !== 'string' || typeof path !== 'string') return undefined;
  return path === '' ? undefined : { host, userName, path };
}

/** A key by which sources are told apart: two that differ only in the user are two. */
export function sourceKey({ host, userName, path }: KopiaSource): string {
  return JSON.stringify([host, userName, path]);
}

/** A source as answers about both tools name it. */
export function backupSource({ host, userName, path }: KopiaSource): BackupSource {
  return { host, user: userName, paths: [path] };
}
