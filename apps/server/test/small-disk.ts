import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './store-fixture.ts';

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  readonly path: string;
  /** Changes mount options: `size=8m`, `ro`, `rw`. */
  readonly remount: (options: string) => void;
}

/** Why no small disk can be made here; undefined where one can. */
export const NO_SMALL_DISK = whyNot();

/** Mounts a tmpfs of so many KiB; it is gone after the test. Needs root on Linux. */
export function smallDisk(kibibytes: number): SmallDisk {
  const path = temporaryFolder();
  mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', path);
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
  });
  return {
    path,
    remount: (options) => {
      mount('-o', `remount,${options}`, path);
    },
  };
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux to mount a tmpfs';
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'mounting a tmpfs is not allowed here';
  }
}

function mount(...options: string[]): void {
  execFileSync('mount', options);
}
