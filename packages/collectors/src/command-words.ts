/** A command line taken apart: flags by their long names (`true` for one without a value), and what is no flag. */
export interface CommandWords {
  readonly flags: ReadonlyMap<string, string>;
  readonly words: readonly string[];
}

/** How a tool writes its flags. */
export interface FlagSyntax {
  /** Long flags that take the next word as their value, but for `--flag=value`. */
  readonly valueFlags: ReadonlySet<string>;
  /** The same as letters. */
  readonly valueLetters: ReadonlySet<string>;
  /** Long names of letters. */
  readonly longNames: Readonly<Record<string, string>>;
}

/**
 * The words behind the name of a tool, which may stand behind launchers (`nice -n 10 restic ...`) and in a folder: the first
 * word that is its name counts. `undefined` when there is none, for example for a script.
 */
export function argumentsOf(argv: readonly string[], tool: RegExp): readonly string[] | undefined {
  const at = argv.findIndex((word) => tool.test(word.slice(word.lastIndexOf('/') + 1)));
  return at === -1 ? undefined : argv.slice(at + 1);
}

/** Takes the words behind a tool's name apart. After `--` nothing is a flag. */
export function splitWords(args: readonly string[], syntax: FlagSyntax): CommandWords {
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? '';
    if (word === '--') {
      words.push(...args.slice(i + 1));
      break;
    }
    if (word.length < 2 || !word.startsWith('-')) words.push(word);
    else if (takeFlag([word, args[i + 1]], flags, syntax)) i += 1;
  }
  return { flags, words };
}

type WordAndNext = readonly [word: string, next: string | undefined];

/** Notes one flag word and says whether it swallowed the next word. */
function takeFlag([word, next]: WordAndNext, flags: Map<string, string>, syntax: FlagSyntax): boolean {
  if (word.startsWith('--')) return takeLongFlag([word.slice(2), next], flags, syntax);
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    const name = syntax.longNames[letter] ?? letter;
    if (!syntax.valueLetters.has(letter)) {
      flags.set(name, 'true');
      continue;
    }
    const attached = word.slice(at + 1).replace(/^=/u, '');
    flags.set(name, attached === '' ? (next ?? '') : attached);
    return attached === '';
  }
  return false;
}

function takeLongFlag([word, next]: WordAndNext, flags: Map<string, string>, { valueFlags }: FlagSyntax): boolean {
  const equals = word.indexOf('=');
  if (equals !== -1) {
    flags.set(word.slice(0, equals), word.slice(equals + 1));
    return false;
  }
  const takesNext = valueFlags.has(word);
  flags.set(word, takesNext ? (next ?? '') : 'true');
  return takesNext;
}
