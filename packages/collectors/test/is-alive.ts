import { existsSync, readFileSync } from 'node:fs';

/** Whether a process runs. One that has ended and that nobody waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && / Z /u.test(readFileSync(stat, 'utf8')));
}
