import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** A restic to test with. */
export interface RealRestic {
  readonly path: string;
  /** As it says itself, for example `0.18.0`. */
  readonly version: string;
}

const SUITES = ['bookworm', 'trixie', 'sid'] as const;
const TOOLS = process.env['LOCKSTEP_TOOLS'] ?? fileURLToPath(new URL('../../../.tools', import.meta.url));

/**
 * A `describe` for each real restic: those of three Debian suites below `LOCKSTEP_TOOLS` (default `.tools`, which
 * `scripts/fetch-tools.sh` fills) as `SUITE/root/usr/bin/restic`, and the one on PATH when its version is another. A suite
 * without restic is a skipped test that says so; with CI set it fails, but for sid, whose archive moves.
 */
export function describeWithRestic(name: string, body: (restic: RealRestic) => void): void {
  const versions = new Set<string>();
  for (const suite of SUITES) {
    const path = join(TOOLS, suite, 'root/usr/bin/restic');
    const version = existsSync(path) ? versionOf(path) : undefined;
    if (version === undefined) {
      describe(`${name}: restic of ${suite}`, () => {
        reportMissing(suite);
      });
    } else {
      versions.add(version);
      describe(`${name}: restic ${version} of ${suite}`, () => {
        body({ path, version });
      });
    }
  }
  const onPath = versionOf('restic');
  if (onPath === undefined || versions.has(onPath)) return;
  describe(`${name}: restic ${onPath} on PATH`, () => {
    body({ path: 'restic', version: onPath });
  });
}

function reportMissing(suite: string): void {
  const reason = `restic of ${suite} is not below ${TOOLS}: run \`sh scripts/fetch-tools.sh ${suite}\``;
  it('has the restic it drives', ({ skip }) => {
    if (process.env['CI'] === undefined || suite === 'sid') skip(reason);
    expect.fail(`${reason}. With CI set this is an error.`);
  });
}

function versionOf(path: string): string | undefined {
  try {
    const said = execFileSync(path, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /^restic (\S+)/u.exec(said)?.[1];
  } catch {
    return undefined;
  }
}
