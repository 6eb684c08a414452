import { readFileSync, statSync } from 'node:fs';
import type { Secret } from './secret.ts';
import { tokenDefect, tokenLines } from './token-rules.ts';
import { tokenDigest } from './bearer.ts';

/** The tokens that are good now. */
export interface TokenSource {
  /** SHA-256 of each token. Reads the file again when it changed, looking at most once a second. */
  digests(): readonly Buffer[];
  /** Reads the file again now (SIGHUP). */
  reload(): void;
}

/** Told after each reading of a changed file: the number of tokens, or why the old ones stay (never with content). */
export type ReloadListener = (result: { readonly tokens: number } | { readonly failure: string }) => void;

/**
 * Follows a secret's file, so that a token can be replaced without a restart: write old and new, give callers the new,
 * write the new alone. A file that is gone, empty or malformed changes nothing.
 *
 * @param clock milliseconds
 */
export function createTokenSource(
  { value, file }: Secret<readonly string[]>,
  { clock, onReload }: { clock: () => number; onReload: ReloadListener },
): TokenSource {
  let digests = value.map(tokenDigest);
  if (file === undefined) return { digests: () => digests, reload: () => undefined };
  let stamp = fileStamp(file);
  let lookedMs = clock();
  const read = (): void => {
    try {
      const tokens = goodTokens(readFileSync(file, 'utf8'));
      digests = tokens.map(tokenDigest);
      onReload({ tokens: tokens.length });
    } catch (error) {
      onReload({ failure: `${file} ${reasonOf(error)}` });
    }
  };
  const look = (): void => {
    lookedMs = clock();
    const now = fileStamp(file);
    if (now === stamp) return;
    stamp = now;
    read();
  };
  return {
    digests() {
      if (Math.abs(clock() - lookedMs) >= 1000) look();
      return digests;
    },
    reload() {
      stamp = fileStamp(file);
      read();
    },
  };
}

/** Why a file was not taken. */
class TokenFileDefect extends Error {}

function goodTokens(text: string): string[] {
  const tokens = tokenLines(text);
  if (tokens.length === 0) throw new TokenFileDefect('is empty');
  const defect = tokens.map(tokenDefect).find((one) => one !== undefined);
  if (defect !== undefined) throw new TokenFileDefect(defect);
  return tokens;
}

function reasonOf(error: unknown): string {
  if (error instanceof TokenFileDefect) return error.message;
  return `cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'})`;
}

/** Changes when the file is written, replaced (also behind a symbolic link) or removed. */
function fileStamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? 'missing' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}
