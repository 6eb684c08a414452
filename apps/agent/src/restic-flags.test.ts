import { execFileSync } from 'node:child_process';
import { readResticCommand } from '@lockstep/collectors';
import { describe, expect, test } from 'vitest';
import { realRestics } from '../test/real-restic.ts';

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

describe.runIf(realRestics().length > 0).each(realRestics())('flags of restic $version', ({ path }) => {
  test.each(JOBS)('%s: a value is never taken for a path, nor a path for a value', (job) => {
    const flags = flagsOf(path, job).filter(
      ({ name }) => !['help', 'verbose', 'dry-run', 'stdin', 'json'].includes(name),
    );
    expect(flags.length).toBeGreaterThan(10);
    for (const { letter, name, hasValue } of flags) {
      for (const word of [`--${name}`, ...(letter === undefined ? [] : [`-${letter}`])]) {
        const words = hasValue ? [word, 'VALUE', job, 'PATH'] : [word, job, 'PATH'];
        expect({ word, subcommand: readResticCommand(['restic', ...words])?.subcommand }).toEqual({
          word,
          subcommand: job,
        });
      }
    }
  });
});
