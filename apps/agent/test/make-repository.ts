import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RESTIC_FILES = fileURLToPath(new URL('../../../test/tools/restic/restic-files.mjs', import.meta.url));

/** Makes an empty repository of restic in a folder. */
export function makeRepository(location: string, password: string): void {
  execFileSync(process.execPath, [RESTIC_FILES, 'init', location], {
    env: { ...process.env, RESTIC_PASSWORD: password },
  });
}
