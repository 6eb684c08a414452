import type { Span } from '../ast.ts';
import { numberProblem } from './number.ts';
import type { QueryProblem } from '../problem.ts';
import { findStringProblem } from './string-literal.ts';

/** A word, number, string or sign of a query. Durations are numbers. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'string' | 'symbol';
  readonly text: string;
}

/** The tokens of a query, or of its beginning up to what is no token. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly problems: readonly QueryProblem[];
}

/** Splits a text by the rules of Prometheus' own lexer; macros must have been replaced. */
export function scan(source: string): Scan {
  return new Scanner(source).run();
}

// Words hold a colon only where a metric may stand. Both expressions are sticky and match at least one character.
const NAME = /[A-Za-z_:][A-Za-z0-9_:]*/y;
const LABEL = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Everything that hangs together with a digit; whether it is a number is a question of its own. */
const NUMBER = /0[xX][0-9A-Za-z_]*|(?:[0-9][0-9_]*)?\.?[0-9_]*(?:[eE][+-]?[0-9_]+)?[0-9A-Za-z_.]*/y;
const SPACE = /[ \t\r\n]+/y;
const COMMENT = /#[^\r\n]*/y;
const SYMBOL = /[<>]\/|[=!<>]=|[=!]~|[-+*/%^=<>(),{}[\]@:]/y;

/** What the first character of a token, an ASCII one, says about it. */
const KINDS = new Map<string, 'space' | 'comment' | 'string' | 'word' | 'number'>([
  ...' \t\r\n'.split('').map((c) => [c, 'space'] as const),
  ['#', 'comment'],
  ...'"\'`'.split('').map((c) => [c, 'string'] as const),
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:'.split('').map((c) => [c, 'word'] as const),
  ...'0123456789.'.split('').map((c) => [c, 'number'] as const),
]);

/** Where the scanner is: within `{}` and `[]` a colon is no part of a word. */
class Scanner {
  readonly #source: string;
  readonly #tokens: Token[] = [];
  readonly #problems: QueryProblem[] = [];
  #at = 0;
  /** The open `{` or `[`, if any: neither can hold another. */
  #opener = '';

  constructor(source: string) {
    this.#source = source;
  }

  run(): Scan {
    while (this.#at < this.#source.length) {
      const from = this.#at;
      this.#step();
      if (this.#at === from) {
        this.#problems.push(strangeCharacter(this.#source, from));
        break;
      }
    }
    return { tokens: this.#tokens, problems: this.#problems };
  }

  /** Takes one token, comment or run of spaces. Stays where it is when there is none. */
  #step(): void {
    switch (KINDS.get(this.#source.charAt(this.#at))) {
      case 'space':
        this.#match(SPACE);
        return;
      case 'comment':
        this.#match(COMMENT);
        return;
      case 'string':
        this.#string();
        return;
      case 'number':
        this.#number();
        return;
      case 'word':
        this.#word();
        return;
      case undefined:
        this.#symbol();
    }
  }

  #word(): void {
    const text = this.#match(this.#opener === '' ? NAME : LABEL);
    // A colon within braces or brackets.
    if (text === '') this.#symbol();
    else this.#add('word', text);
  }

  #number(): void {
    const text = this.#match(NUMBER);
    const token = this.#add('number', text);
    const message = numberProblem(text);
    if (message !== undefined) this.#problems.push({ from: token.from, to: token.to, message });
  }

  #string(): void {
    const from = this.#at;
    const { to, problem } = findStringProblem(this.#source, from);
    this.#at = to;
    this.#add('string', this.#source.slice(from, to));
    if (problem !== undefined) this.#problems.push(problem);
  }

  #symbol(): void {
    const text = this.#match(SYMBOL);
    if (text === '') return;
    this.#add('symbol', text);
    if (text === '{' || text === '[') this.#opener = text;
    if (text === '}' || text === ']') this.#opener = '';
  }

  #add(kind: Token['kind'], text: string): Token {
    const token = { kind, text, from: this.#at - text.length, to: this.#at };
    this.#tokens.push(token);
    return token;
  }

  /** The text that a sticky expression finds here, which is taken; empty when it finds none. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#source)) return '';
    const text = this.#source.slice(this.#at, pattern.lastIndex);
    this.#at = pattern.lastIndex;
    return text;
  }
}

function strangeCharacter(source: string, from: number): QueryProblem {
  const character = String.fromCodePoint(source.codePointAt(from) ?? 0);
  const to = from + character.length;
  if (/[!-~]/.test(character)) return { from, to, message: `\`${character}\` has no meaning here.` };
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const fix = 'Outside quotes only ASCII is allowed; other names are written `{"name"}`.';
  return { from, to, message: `\`${character}\` (U+${code}) has no meaning here. ${fix}` };
}
