import { mkdirSync } from 'node:fs';

/**
 * Makes the data folder, for its owner only, where there is none. Its parent must exist: a mistyped path should not
 * grow a tree (and Node's recursive form never returns below `/proc`).
 *
 * @throws Error that names the folder, the cause and the setting
 */
export function makeDataFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'EEXIST') return;
    const hint = code === 'ENOENT' ? '; the folder above it must exist' : '';
    throw new Error(`RM_DATA_DIR (data_dir): cannot make the folder ${path} (${code})${hint}`, { cause: error });
  }
}
