import { readFileSync } from 'node:fs';

/** What a family `..._build_info` says. */
export interface BuildInfo {
  readonly version: string;
  /** Commit of the source; `unknown` where neither a published package nor a git folder tells. */
  readonly commit: string;
  readonly nodeVersion: string;
}

/**
 * The version of a package, and the commit: `gitHead` of a published package, else the checkout's own.
 *
 * @param packageFile its `package.json`, two folders below the root of a checkout
 */
export function readBuildInfo(packageFile: URL): BuildInfo {
  const { version, gitHead }: { version: string; gitHead?: string } = JSON.parse(read(packageFile) ?? '{}');
  const git = new URL('../../.git/', packageFile);
  return { version, commit: gitHead ?? checkoutCommit(git) ?? 'unknown', nodeVersion: process.version.slice(1) };
}

function checkoutCommit(git: URL): string | undefined {
  const head = read(new URL('HEAD', git))?.trim();
  const reference = head?.startsWith('ref: ') === true ? head.slice(5) : undefined;
  if (reference === undefined) return head;
  const packed = read(new URL('packed-refs', git))
    ?.split('\n')
    .find((line) => line.endsWith(` ${reference}`));
  return read(new URL(reference, git))?.trim() ?? packed?.split(' ')[0];
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
