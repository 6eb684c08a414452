import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A repository of restic that was made to be looked at. */
export interface DemoRepository {
  readonly name: string;
  readonly location: string;
  readonly passwordFile: string;
  /** What is to be seen of it. */
  readonly shows: string;
}

const DAYS_AGO = 5;

/**
 * Makes three small repositories below a folder, unless they are there: one that is well, one whose last backup is days
 * old, and one that is asked with a wrong password.
 */
export async function makeDemoRepositories(restic: string, folder: string): Promise<DemoRepository[]> {
  const source = join(folder, 'documents');
  await mkdir(source, { recursive: true });
  await writeFile(join(source, 'letter.txt'), 'Dear operator,\n');
  const [right, wrong] = [join(folder, 'password'), join(folder, 'wrong-password')];
  await writeFile(right, 'a password of the demonstration\n', { mode: 0o600 });
  await writeFile(wrong, 'another one\n', { mode: 0o600 });
  const old = resticTime(Date.now() - DAYS_AGO * 86_400_000);
  const repositories = [
    { name: 'demo-well', passwordFile: right, backupArgs: [], shows: 'well' },
    {
      name: 'demo-overdue',
      passwordFile: right,
      backupArgs: ['--time', old],
      // From 0.17 on restic keeps when the run really ended, and no date that is given changes that.
      shows: `dated ${DAYS_AGO} days ago, so overdue with restic before 0.17`,
    },
    { name: 'demo-locked-out', passwordFile: wrong, backupArgs: [], shows: 'wrong password' },
  ].map((one) => ({ ...one, location: join(folder, one.name) }));
  // One after the other: each derives a key, which takes all of a processor.
  for (const { location, backupArgs } of repositories) {
    if (existsSync(join(location, 'config'))) continue;
    const run = (...args: string[]) =>
      promisify(execFile)(restic, ['--repo', location, '--password-file', right, '--no-cache', ...args]);
    await run('init');
    await run('backup', '--host', 'demo', ...backupArgs, source);
  }
  return repositories.map(({ name, location, passwordFile, shows }) => ({ name, location, passwordFile, shows }));
}

/** As `restic backup --time` reads it, in the zone of this machine. */
function resticTime(atMs: number): string {
  const at = new Date(atMs);
  const two = (number: number) => String(number).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
