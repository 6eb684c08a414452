import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A restic to test with. */
export interface RealRestic {
  readonly path: string;
  /** As it says itself, for example `0.18.0`. */
  readonly version: string;
}

const SUITES = ['bookworm', 'trixie', 'sid'] as const;
const TOOLS = process.env['LOCKSTEP_TOOLS'] ?? fileURLToPath(new URL('../../../.tools', import.meta.url));

/**
 * Every restic that is there: on PATH, and unpacked below `LOCKSTEP_TOOLS` (default `.tools`) as
 * `SUITE/root/usr/bin/restic`. A version counts once.
 */
export function realRestics(): readonly RealRestic[] {
  const unpacked = SUITES.map((suite) => join(TOOLS, suite, 'root/usr/bin/restic')).filter((path) => existsSync(path));
  const versions = new Map<string, RealRestic>();
  for (const path of [...unpacked, 'restic']) {
    const version = versionOf(path);
    if (version !== undefined && !versions.has(version)) versions.set(version, { path, version });
  }
  return [...versions.values()];
}

/** What is missing, in a sentence, or `undefined` when all three suites are there. */
export function missingRestics(): string | undefined {
  const missing = SUITES.filter((suite) => !existsSync(join(TOOLS, suite, 'root/usr/bin/restic')));
  if (missing.length === 0) return undefined;
  return `restic of Debian ${missing.join(', ')} is not below ${TOOLS}: unpack the package \`restic\` there, or set LOCKSTEP_TOOLS`;
}

function versionOf(path: string): string | undefined {
  try {
    return /^restic (\S+)/u.exec(
      execFileSync(path, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    )?.[1];
  } catch {
    return undefined;
  }
}
