import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { BackupSource, ResticCommand } from '@lockstep/collectors';
import type { Environment } from './settings.ts';

/**
 * Whose backup a run of restic makes, as its snapshot will say it: `undefined` for lists in files, which only restic reads.
 * `RESTIC_HOST` is read from 0.17 on; where an older restic ignores it, the next look shows its own name.
 */
export function resticSource(
  { kind, sources, host }: ResticCommand,
  { env, workingDirectory }: { readonly env: Environment; readonly workingDirectory: string },
): BackupSource | undefined {
  if (kind !== 'backup' || sources.length === 0) return undefined;
  if (sources.some((source) => source.startsWith('files-from:'))) return undefined;
  const paths = sources.map((source) => resolve(workingDirectory, source.replace(/^stdin:/u, '/')));
  return { host: host ?? env['RESTIC_HOST'] ?? hostname(), user: userInfo().username, paths: paths.toSorted() };
}
