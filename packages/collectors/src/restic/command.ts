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

const LONG_NAMES: Readonly<Record<string, string>> = { r: 'repo', n: 'dry-run' };

interface Words {
  readonly flags: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/**
 * Reads the command line of a run. restic may stand behind launchers (`nice -n 10 restic ...`): the first word that is
 * restic's name counts. The answer is `undefined` when there is none, for example for a script.
 */
export function readResticCommand(argv: readonly string[]): ResticCommand | undefined {
  const at = argv.findIndex((word) => RESTIC.test(word.slice(word.lastIndexOf('/') + 1)));
  if (at === -1) return undefined;
  const { flags, words } = splitWords(argv.slice(at + 1));
  const [subcommand, ...rest] = words;
  const kind = subcommand === undefined ? undefined : KINDS[subcommand];
  const repository = flags.get('repo');
  const repositoryFile = flags.get('repository-file');
  return {
    ...(subcommand === undefined ? {} : { subcommand }),
    ...(kind === undefined ? {} : { kind }),
    json: isOn(flags, 'json'),
    dryRun: isOn(flags, 'dry-run'),
    skipIfUnchanged: isOn(flags, 'skip-if-unchanged'),
    ...(repository === undefined ? {} : { repository }),
    ...(repositoryFile === undefined ? {} : { repositoryFile }),
    sources: kind === 'backup' ? sourcesOf(flags, rest) : [],
  };
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

function splitWords(args: readonly string[]): Words {
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (word === '--') {
      words.push(...args.slice(i + 1));
      break;
    }
    if (word.length < 2 || !word.startsWith('-')) words.push(word);
    else if (takeFlag(word, args[i + 1], flags)) i += 1;
  }
  return { flags, words };
}

/** Notes one flag word and says whether it swallowed the next word. */
function takeFlag(word: string, next: string | undefined, flags: Map<string, string>): boolean {
  if (word.startsWith('--')) return takeLongFlag(word.slice(2), next, flags);
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const name = LONG_NAMES[letter] ?? letter;
    if (!VALUE_LETTERS.has(letter)) {
      flags.set(name, 'true');
      continue;
    }
    const attached = word.slice(at + 1).replace(/^=/u, '');
    flags.set(name, attached === '' ? (next ?? '') : attached);
    return attached === '';
  }
  return false;
}

function takeLongFlag(word: string, next: string | undefined, flags: Map<string, string>): boolean {
  const equals = word.indexOf('=');
  if (equals !== -1) {
    flags.set(word.slice(0, equals), word.slice(equals + 1));
    return false;
  }
  const takesNext = VALUE_FLAGS.has(word);
  flags.set(word, takesNext ? (next ?? '') : 'true');
  return takesNext;
}
