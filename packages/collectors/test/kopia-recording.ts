import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Ending, RunKind } from '../src/verdict.ts';

/** What Kopia, or its server, was asked, answered and came to. */
export interface KopiaRecording {
  /** A shell line: what differs from the environment of all recordings stands before it as `env ...`. */
  readonly argv: string;
  /** Of HTTP answers the body. */
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly ending: Ending;
}

/** What a recorded command was for. */
export type KopiaQuestion =
  'list' | 'status' | 'maintenance' | 'blobs' | 'contents' | 'server' | 'version' | 'help' | RunKind;

const ROOT = new URL('../../../test/recordings/kopia/', import.meta.url);

/** The first that fits counts. */
const QUESTIONS: readonly (readonly [string, KopiaQuestion])[] = [
  [' --help', 'help'],
  ['kopia --version', 'version'],
  ['kopia snapshot create', 'backup'],
  ['kopia snapshot list', 'list'],
  ['kopia snapshot verify', 'check'],
  ['kopia maintenance run', 'prune'],
  ['kopia maintenance info', 'maintenance'],
  ['kopia repository status', 'status'],
  ['kopia repository connect', 'init'],
  ['kopia blob stats', 'blobs'],
  ['kopia content stats', 'contents'],
  ['/api/v1/', 'server'],
];

/** One recording, by `group/scenario`. */
export function kopiaRecording(scenario: string): KopiaRecording {
  const folder = new URL(`${scenario}/`, ROOT);
  const read = (name: string): Buffer => readFileSync(new URL(name, folder));
  return {
    argv: read('argv').toString().trim(),
    stdout: read(existsSync(new URL('body', folder)) ? 'body' : 'stdout'),
    stderr: read('stderr'),
    ending: endingOf(Number(read('exit').toString())),
  };
}

/** Names of all recordings of one question. */
export function kopiaScenarios(question: KopiaQuestion): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((group) => group.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, ROOT)).map((scenario) => `${name}/${scenario}`))
    .filter((scenario) => questionOf(kopiaRecording(scenario)) === question)
    .sort();
}

/** Names of the recordings of one question that Kopia answered with exit code 0. */
export function answered(question: KopiaQuestion): readonly string[] {
  return kopiaScenarios(question).filter(isAnswered);
}

/** Whether Kopia ended a recorded command with exit code 0. */
function isAnswered(scenario: string): boolean {
  const { ending } = kopiaRecording(scenario);
  return ending.type === 'exited' && ending.code === 0;
}

/** What was asked; an unknown command is an error of the test. */
export function questionOf({ argv }: KopiaRecording): KopiaQuestion {
  const question = QUESTIONS.find(([words]) => argv.includes(words))?.[1];
  if (question === undefined) throw new Error(`${argv} is no known question`);
  return question;
}

/** A table of scenarios and what they must come to; the rest of a line is one text. */
export function scenarioRows(table: string): readonly { readonly scenario: string; readonly want: string }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => /^(\S+)\s+(.*)$/u.exec(line))
    .map((match) => ({ scenario: match?.[1] ?? '', want: match?.[2] ?? '' }));
}

/** The recorder ended with 124 what hung for 100 s. */
function endingOf(exit: number): Ending {
  return exit === 124 ? { type: 'timeout', afterSeconds: 100 } : { type: 'exited', code: exit };
}
