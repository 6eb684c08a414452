import { readFileSync } from 'node:fs';

/** What `rm_build_info` says. */
export interface BuildInfo {
  readonly version: string;
  /** Commit of the source; `unknown` where neither a published package nor a git folder tells. */
  readonly commit: string;
  readonly nodeVersion: string;
}

/** The version of this package, and the commit: `gitHead` of a published package, else the checkout's own. */
export function readBuildInfo(): BuildInfo {
  const { version, gitHead }: { version: string; gitHead?: string } = JSON.parse(read('../package.json') ?? '{}');
  return { version, commit: gitHead ?? checkoutCommit() ?? 'unknown', nodeVersion: process.version.slice(1) };
}

function checkoutCommit(): string | undefined {
  const head = read('../../../.git/HEAD')?.trim();
  const reference = head?.startsWith('ref: ') === true ? head.slice(5) : undefined;
  if (reference === undefined) return head;
  const packed = read('../../../.git/packed-refs')
    ?.split('\n')
    .find((line) => line.endsWith(` ${reference}`));
  return read(`../../../.git/${reference}`)?.trim() ?? packed?.split(' ')[0];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
