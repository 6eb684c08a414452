import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Secret, tokenDefect, tokenLines } from '@lockstep/scrape-endpoint';
import type { Config } from '../config/settings.ts';

/** Name of the made token's file in the data folder. */
const FILE_NAME = 'admin-token';

/** The administrator's token, and whether it was made just now. */
export interface AdminToken {
  readonly secret: Secret<readonly string[]>;
  readonly made: boolean;
}

/**
 * The configured token, else the one in the data folder, which is made when it is missing: 32 random bytes, readable by
 * the owner only. The folder must exist.
 *
 * @throws Error when the file in the data folder cannot be read or holds no token
 */
export function adminToken({ adminToken: configured, dataDir }: Pick<Config, 'adminToken' | 'dataDir'>): AdminToken {
  if (configured !== undefined) return { secret: { ...configured, value: [configured.value] }, made: false };
  const file = join(dataDir, FILE_NAME);
  const made = makeToken(file);
  const value = tokenLines(readFileSync(file, 'utf8'));
  const defect = value.length === 1 ? tokenDefect(value[0] ?? '') : 'must hold exactly one token';
  if (defect !== undefined) throw new Error(`${file} ${defect}; remove it and the next start makes a new one`);
  return { secret: { value, file }, made };
}

function makeToken(file: string): boolean {
  try {
    writeFileSync(file, `lsa_${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
