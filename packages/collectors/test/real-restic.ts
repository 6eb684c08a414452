import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** A real restic of one Debian suite. */
export interface RealRestic {
  readonly suite: string;
  readonly path: string;
  /** As it says itself, for example `0.18.0`. */
  readonly version: string;
}

const SUITES = ['bookworm', 'trixie', 'sid'] as const;
const TOOLS = process.env['LOCKSTEP_TOOLS'] ?? fileURLToPath(new URL('../../../.tools', import.meta.url));

/** A `describe` for each restic that `scripts/fetch-tools.sh` has brought. */
export function describeWithRestics(name: string, body: (restic: RealRestic) => void): void {
  const restics = realRestics();
  const missing = SUITES.filter((suite) => !restics.some((restic) => restic.suite === suite));
  describe.each(missing)(`${name}: restic of %s`, (suite) => {
    reportMissing(suite, 'restic');
  });
  describe.each([...restics])(`${name}: restic $version`, (restic) => {
    body(restic);
  });
}

/** The same for tests that need Debian's rest server besides: `body` gets its path. */
export function describeWithRestServer(name: string, body: (restic: RealRestic, restServer: string) => void): void {
  const restServer = realRestServer();
  describe.each(restServer === undefined ? [name] : [])('%s', () => {
    reportMissing('trixie', 'restic-rest-server');
  });
  describe.each(restServer === undefined ? [] : [restServer])(`${name}, by %s`, (path) => {
    describeWithRestics('read', (restic) => body(restic, path));
  });
}

/** The restics that are there, oldest suite first. */
export function realRestics(): readonly RealRestic[] {
  return SUITES.flatMap((suite) => {
    const path = toolOf(suite, 'restic');
    const version = path && /^restic (\S+)/u.exec(execFileSync(path, ['version'], { encoding: 'utf8' }))?.[1];
    return path === undefined || version === undefined ? [] : [{ suite, path, version }];
  });
}

/** The rest server, where it was brought. */
export function realRestServer(): string | undefined {
  return toolOf('trixie', 'restic-rest-server');
}

/** A skipped test that says what is missing; with CI set it fails, but for sid, whose archive moves. */
function reportMissing(suite: string, program: string): void {
  const reason = `${program} of ${suite} is not below ${TOOLS}: run \`sh scripts/fetch-tools.sh ${suite}\``;
  it('has the programs it drives', ({ skip }) => {
    if (process.env['CI'] === undefined || suite === 'sid') skip(reason);
    expect.fail(`${reason}. With CI set this is an error.`);
  });
}

function toolOf(suite: string, program: string): string | undefined {
  const path = join(TOOLS, suite, 'root/usr/bin', program);
  return existsSync(path) ? path : undefined;
}
