import { execFileSync } from 'node:child_process';
import { readResticCommand } from '@lockstep/collectors';
import { expect, test } from 'vitest';
import { describeWithRestic } from '../test/describe-with-restic.ts';

const JOBS = ['backup', 'forget', 'prune', 'check', 'unlock', 'restore', 'diff', 'init'];

/** The flags of a command, as its own help has them: with a letter or without, with a value or without. */
function flagsOf(path: string, command: string) {
  const help = execFileSync(path, [command, '--help'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // The name of a value stands one space behind the flag; an optional value is written `[=value]`.
  return Array.from(help.matchAll(/^ +(?:-(\w), )? *--([\w-]+)( \S)?/gmu), ([, letter, name = '', value]) => ({
    letter,
    name,
    hasValue: value !== undefined,
  }));
}

describeWithRestic('flags', ({ path }) => {
  test.each(JOBS)('%s: a value is never taken for a path, nor a path for a value', (job) => {
    // With `-v n` the number is optional: restic takes it only as `-v=n`.
    const flags = flagsOf(path, job).filter(({ name }) => name !== 'verbose');
    expect(flags.length).toBeGreaterThan(10);
    for (const { letter, name, hasValue } of flags) {
      for (const word of [`--${name}`, ...(letter === undefined ? [] : [`-${letter}`])]) {
        const words = hasValue ? [word, 'VALUE', job, 'PATH'] : [word, job, 'PATH'];
        const subcommand = readResticCommand(['restic', ...words])?.subcommand;
        expect({ word, subcommand }).toEqual({ word, subcommand: job });
      }
    }
  });
});
