import { readdirSync, readFileSync } from 'node:fs';
import { EvidenceReader } from '../src/restic/evidence.ts';
import { readResticCommand } from '../src/restic/command.ts';
import { verdictOfRun } from '../src/restic/verdict-of-run.ts';
import type { Ending } from '../src/verdict.ts';

/** The recorded versions, oldest first. */
export const VERSIONS = ['0.14.0', '0.18.0', '0.19.1'] as const;

/** What restic was asked, printed and came to. */
export interface Recording {
  readonly argv: readonly string[];
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly ending: Ending;
}

const ROOT = new URL('../../../test/recordings/restic/', import.meta.url);

/** Names of a version's scenarios. */
export function scenarios(version: string): readonly string[] {
  return readdirSync(new URL(`${version}/`, ROOT)).sort();
}

/** One recording. Throws when it was not made with this version. */
export function recording(version: string, scenario: string): Recording {
  const folder = new URL(`${version}/${scenario}/`, ROOT);
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  const exit = read('exit').toString().trim();
  return {
    argv: read('argv').toString().split('\n').slice(0, -1),
    stdout: read('stdout'),
    stderr: read('stderr'),
    ending: exit.startsWith('signal ')
      ? { type: 'signalled', signal: exit.slice('signal '.length) }
      : { type: 'exited', code: Number(exit) },
  };
}

/** A table of scenarios against what each version must come to, as rows; `-` stands for a version that has no recording. */
export function recordedRows(table: string) {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [scenario = '', ...wants] = line.split(/\s+/u);
      return VERSIONS.map((version, i) => ({ scenario, version, want: wants[i] ?? '' }));
    })
    .filter(({ want }) => want !== '-');
}

/** What two streams are evidence of, fed in one piece each. */
export function evidenceOf(stdout: string | Uint8Array, stderr: string | Uint8Array = '') {
  const reader = new EvidenceReader();
  reader.stdout(Buffer.from(stdout));
  reader.stderr(Buffer.from(stderr));
  return reader.end();
}

/** The judgement of a recorded job; recordings of other commands are an error of the test. */
export function judgeRecording({ argv, stdout, stderr, ending }: Recording, filesBefore?: number) {
  const asked = readResticCommand(argv);
  if (asked?.kind === undefined) throw new Error(`${argv.join(' ')} is no job`);
  const evidence = evidenceOf(stdout, stderr);
  return verdictOfRun({
    kind: asked.kind,
    ending,
    evidence,
    asked,
    ...(filesBefore === undefined ? {} : { filesBefore }),
  });
}
