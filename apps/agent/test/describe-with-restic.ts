import { execFileSync } from 'node:child_process';
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
  const suites = SUITES.map((suite) => ({ suite, found: find(join(TOOLS, suite, 'root/usr/bin/restic')) }));
  const missing = suites.filter(({ found }) => found === undefined);
  const found = [...suites.map((each) => each.found), find('restic')].filter((restic) => restic !== undefined);
  const byVersion = new Map(found.toReversed().map((restic) => [restic.version, restic]));
  describe.each(missing)(`${name}: restic of $suite`, ({ suite }) => {
    reportMissing(suite);
  });
  describe.each([...byVersion.values()])(`${name}: restic $version`, (restic) => {
    body(restic);
  });
}

function reportMissing(suite: string): void {
  const reason = `restic of ${suite} is not below ${TOOLS}: run \`sh scripts/fetch-tools.sh ${suite}\``;
  it('has the restic it drives', ({ skip }) => {
    if (process.env['CI'] === undefined || suite === 'sid') skip(reason);
    expect.fail(`${reason}. With CI set this is an error.`);
  });
}

function find(path: string): RealRestic | undefined {
  try {
    const said = execFileSync(path, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const version = /^restic (\S+)/u.exec(said)?.[1];
    return version === undefined ? undefined : { path, version };
  } catch {
    return undefined;
  }
}
