import type { CheckDepth, MaintenanceTask } from '../answer.ts';
import { argumentsOf, type FlagSyntax, splitWords } from '../command-words.ts';
import type { RunKind } from '../verdict.ts';

/** What a command line asks of Kopia. It is read and never changed. */
export interface KopiaCommand {
  /** Absent for commands that are no job, such as `snapshot list`. */
  readonly kind?: RunKind;
  readonly json: boolean;
  /** Paths of a backup as they were written; empty with `--all`. */
  readonly sources: readonly string[];
  /** Of a check. */
  readonly checkDepth?: CheckDepth;
  /** Of a maintenance run: which cycle. */
  readonly maintenanceTasks?: readonly MaintenanceTask[];
  /** `--config-file`. */
  readonly configFile?: string;
}

/** `kopia`, `/usr/bin/kopia`, `kopia-0.23.1`: but not `kopia-ui`. */
const KOPIA = /^kopia(?:[._-]?v?\d[\w.-]*)?$/u;

/** Words of Kopia's commands, with their short forms, by what they are for. */
const KINDS: readonly (readonly [RegExp, RunKind])[] = [
  [/^(?:snapshot|snap) create$/u, 'backup'],
  [/^(?:snapshot|snap) verify$/u, 'check'],
  [/^(?:snapshot|snap) expire$/u, 'forget'],
  [/^(?:snapshot|snap) restore$/u, 'restore'],
  [/^restore\b/u, 'restore'],
  [/^maintenance run$/u, 'prune'],
  [/^(?:repository|repo) create$/u, 'init'],
];

/** Flags of 0.23 that take the next word as their value, but for `--flag=value` (`kopia snapshot create --help-full`). */
const VALUE_FLAGS: ReadonlySet<string> = new Set(
  (
    'checkpoint-interval config-file description directory-id end-time file-id file-log-level file-parallelism ' +
    'file-queue-length flush-interval force-enable-actions force-hash log-dir log-file log-level max-errors ' +
    'override-source parallel password pin sources start-time stdin-file tags upload-limit-mb verify-files-percent'
  ).split(' '),
);

/** No letter of Kopia's jobs takes a value. */
const SYNTAX: FlagSyntax = { valueFlags: VALUE_FLAGS, valueLetters: new Set(), longNames: {} };

/** Reads the command line of a run; `undefined` when Kopia is not in it. */
export function readKopiaCommand(argv: readonly string[]): KopiaCommand | undefined {
  const args = argumentsOf(argv, KOPIA);
  if (args === undefined) return undefined;
  const { flags, words } = splitWords(args, SYNTAX);
  const kind = KINDS.find(([pattern]) => pattern.test(words.slice(0, 2).join(' ')))?.[1];
  const configFile = flags.get('config-file');
  return {
    ...(kind === undefined ? {} : { kind }),
    json: flags.has('json'),
    sources: kind === 'backup' ? words.slice(2) : [],
    ...(kind === 'check' ? { checkDepth: depthOf(flags.get('verify-files-percent')) } : {}),
    ...(kind === 'prune' ? { maintenanceTasks: [flags.has('full') ? ('full' as const) : ('quick' as const)] } : {}),
    ...(configFile === undefined ? {} : { configFile }),
  };
}

/** Without reading files a verification only looks whether the blobs are there. */
function depthOf(percent: string | undefined): CheckDepth {
  const read = Number(percent ?? 0);
  if (read >= 100) return 'data';
  return read > 0 ? 'sample' : 'structure';
}
