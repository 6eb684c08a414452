import type { CheckDepth, MaintenanceTask } from '../answer.ts';
import { argumentsOf, type FlagSyntax, splitWords } from '../command-words.ts';
import type { RunKind } from '../verdict.ts';

/** What a command line asks of restic. It is read and never changed. */
export interface ResticCommand {
  /** First word that is no flag, for example `backup`. */
  readonly subcommand?: string;
  /** Absent for subcommands that are no job, such as `snapshots`. */
  readonly kind?: RunKind;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly skipIfUnchanged: boolean;
  /** `-r`, with its credentials if it has some. */
  readonly repository?: string;
  /** `--repository-file`. */
  readonly repositoryFile?: string;
  /** Paths of a backup as they were written, or `stdin:NAME`, or `files-from:FILE`. */
  readonly sources: readonly string[];
  /** `--host`: the name under which snapshots are saved, if it is not this host's. */
  readonly host?: string;
  /** Of a check. */
  readonly checkDepth?: CheckDepth;
  /** Of a forget and a prune: a forget may prune in the same run. */
  readonly maintenanceTasks?: readonly MaintenanceTask[];
}

/** `restic`, `/usr/bin/restic`, `restic_0.18.0`: but not `resticprofile`. */
const RESTIC = /^restic(?:[._-]?v?\d[\w.-]*)?$/u;

const KINDS: Readonly<Record<string, RunKind>> = {
  backup: 'backup',
  forget: 'forget',
  prune: 'prune',
  check: 'check',
  unlock: 'unlock',
  restore: 'restore',
  diff: 'diff',
  init: 'init',
  'self-update': 'update',
};

/** Flags of 0.14.0 to 0.19.1 that take the next word as their value, but for `--flag=value`. */
const VALUE_FLAGS: ReadonlySet<string> = new Set(
  (
    'cacert cache-dir compression exclude exclude-file exclude-if-present exclude-larger-than exclude-xattr files-from ' +
    'files-from-raw files-from-verbatim from-key-hint from-password-command from-password-file from-repo ' +
    'from-repository-file group-by host http-user-agent iexclude iexclude-file iinclude iinclude-file include ' +
    'include-file include-xattr keep-daily keep-hourly keep-last keep-monthly keep-tag keep-weekly keep-within ' +
    'keep-within-daily keep-within-hourly keep-within-monthly keep-within-weekly keep-within-yearly keep-yearly ' +
    'key-hint limit-download limit-upload max-repack-size max-unused option output overwrite pack-size parent ' +
    'password-command password-file path read-concurrency read-data-subset repack-smaller-than repo repository-file ' +
    'repository-version retry-lock stdin-filename stuck-request-timeout tag target time tls-client-cert ' +
    'unsafe-recover-no-free-space'
  ).split(' '),
);

/** The same as letters. */
const VALUE_LETTERS: ReadonlySet<string> = new Set('rpoeHgdlmwyti');

const LONG_NAMES: Readonly<Record<string, string>> = { r: 'repo', n: 'dry-run', H: 'host' };

const SYNTAX: FlagSyntax = { valueFlags: VALUE_FLAGS, valueLetters: VALUE_LETTERS, longNames: LONG_NAMES };

/** Reads the command line of a run; `undefined` when restic is not in it. */
export function readResticCommand(argv: readonly string[]): ResticCommand | undefined {
  const args = argumentsOf(argv, RESTIC);
  if (args === undefined) return undefined;
  const { flags, words } = splitWords(args, SYNTAX);
  const [subcommand, ...rest] = words;
  const kind = subcommand === undefined ? undefined : KINDS[subcommand];
  const repository = flags.get('repo');
  const repositoryFile = flags.get('repository-file');
  const host = kind === 'backup' ? flags.get('host') : undefined;
  return {
    ...(subcommand === undefined ? {} : { subcommand }),
    ...(kind === undefined ? {} : { kind }),
    json: isOn(flags, 'json'),
    dryRun: isOn(flags, 'dry-run'),
    skipIfUnchanged: isOn(flags, 'skip-if-unchanged'),
    ...(repository === undefined ? {} : { repository }),
    ...(repositoryFile === undefined ? {} : { repositoryFile }),
    sources: kind === 'backup' ? sourcesOf(flags, rest) : [],
    ...(host === undefined ? {} : { host }),
    ...(kind === 'check' ? { checkDepth: depthOf(flags) } : {}),
    ...(kind === 'forget' || kind === 'prune' ? { maintenanceTasks: tasksOf(kind, flags) } : {}),
  };
}

function tasksOf(kind: 'forget' | 'prune', flags: ReadonlyMap<string, string>): readonly MaintenanceTask[] {
  return kind === 'forget' && isOn(flags, 'prune') ? ['forget', 'prune'] : [kind];
}

function depthOf(flags: ReadonlyMap<string, string>): CheckDepth {
  if (isOn(flags, 'read-data')) return 'data';
  return flags.has('read-data-subset') ? 'sample' : 'structure';
}

function isOn(flags: ReadonlyMap<string, string>, name: string): boolean {
  const value = flags.get(name);
  return value !== undefined && !/^(?:0|f|false)$/iu.test(value);
}

function sourcesOf(flags: ReadonlyMap<string, string>, paths: readonly string[]): readonly string[] {
  if (isOn(flags, 'stdin') || isOn(flags, 'stdin-from-command'))
    return [`stdin:${flags.get('stdin-filename') ?? 'stdin'}`];
  const lists = ['files-from', 'files-from-raw', 'files-from-verbatim'].flatMap((name) => flags.get(name) ?? []);
  return [...paths, ...lists.map((file) => `files-from:${file}`)];
}
