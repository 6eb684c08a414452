import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { kopiaAsker, type KopiaAskerOptions } from '../src/kopia/kopia-asker.ts';

/** The program that plays Kopia's recordings: `test/tools/kopia/README.md`. */
export const STAND_IN = fileURLToPath(new URL('../../../test/tools/kopia/kopia.mjs', import.meta.url));

/** What the stand-in wrote down about each of its commands. */
export interface NotedCommand {
  readonly event: 'start' | 'end' | 'grandchild';
  readonly at: number;
  readonly pid: number;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Of a grandchild. */
  readonly child?: number;
}

/** A stand-in in a world of its own, for one test. */
export interface StandIn {
  readonly env: Readonly<Record<string, string>>;
  /** Another world from the next command on. */
  readonly become: (world: object) => void;
  /** What ran so far. */
  readonly noted: () => readonly NotedCommand[];
}

/** Makes a stand-in whose world is `{ from?, answers?, ... }`. Its folder goes when the test ends. */
export function standIn(world: object): StandIn {
  const folder = mkdtempSync(join(tmpdir(), 'kopia-stand-in-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file, log] = [join(folder, 'world.json'), join(folder, 'log')];
  const become = (next: object): void => {
    writeFileSync(`${file}.new`, JSON.stringify(next));
    renameSync(`${file}.new`, file);
  };
  become(world);
  writeFileSync(log, '');
  return {
    env: { PATH: dirname(process.execPath), KOPIA_STAND_IN_WORLD: file, KOPIA_STAND_IN_LOG: log },
    become,
    noted: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as NotedCommand),
  };
}

/** An asker of a stand-in. Its clock stands at two in the night of the recordings. */
export function askerOf({ env }: StandIn, options: Partial<KopiaAskerOptions> = {}) {
  const now = () => Date.parse('2026-11-21T02:00:00Z');
  return kopiaAsker({ command: STAND_IN, env, deadlineMs: 20_000, now, ...options });
}
