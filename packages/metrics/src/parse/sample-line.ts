import { exemplarCharacters, MAX_EXEMPLAR_CHARACTERS } from '../exemplar-labels.ts';
import type { ExpositionProblemCode, ParsedExemplar, ParsedSample } from './parsed-exposition.ts';

/** How the formats differ inside a sample line. */
export interface Dialect {
  /** The brace before the labels. */
  readonly open: RegExp;
  /** The start of a label: its name, the equals sign and the quote. */
  readonly label: RegExp;
  /** What stands between two labels. */
  readonly comma: RegExp;
  /** The brace after the labels. */
  readonly close: RegExp;
  /** Whether a comma may stand before the closing brace. */
  readonly commaMayEnd: boolean;
  /** Whether a backslash may stand before any character. */
  readonly anyEscape: boolean;
  /** Value and timestamp after the labels. */
  readonly values: RegExp;
  readonly timestamp: RegExp;
  readonly hasExemplars: boolean;
}

/** Text 0.0.4: blanks and tabs at will, a comma may be last, timestamps are whole milliseconds. */
export const TEXT: Dialect = {
  open: /[ \t]*\{/y,
  label: /[ \t]*([a-zA-Z_][a-zA-Z0-9_]*)[ \t]*=[ \t]*"/y,
  comma: /[ \t]*,[ \t]*/y,
  close: /[ \t]*\}/y,
  commaMayEnd: true,
  anyEscape: false,
  values: /[ \t]*([^ \t]+)(?:[ \t]+([^ \t]+))?[ \t]*/y,
  timestamp: /^-?\d+$/,
  hasExemplars: false,
};

/** OpenMetrics 1.0: single blanks, no comma at the end, timestamps in seconds. */
export const OPENMETRICS: Dialect = {
  open: /\{/y,
  label: /([a-zA-Z_][a-zA-Z0-9_]*)="/y,
  comma: /,/y,
  close: /\}/y,
  commaMayEnd: false,
  anyEscape: true,
  values: / ([^ \t#][^ \t]*)(?: ([^ \t#][^ \t]*))?/y,
  timestamp: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
  hasExemplars: true,
};

/** Why a line could not be read, or what is wrong although it could. */
export interface Flaw {
  readonly code: ExpositionProblemCode;
  readonly message: string;
}

/** A sample line, if it could be read, and its flaws. */
export interface ScannedLine {
  readonly sample?: ParsedSample;
  readonly flaws: readonly Flaw[];
}

/** Reads one sample line. */
export function scanSample(text: string, line: number, dialect: Dialect): ScannedLine {
  const scanner = new Scanner(text, dialect);
  try {
    return { sample: scanner.sample(line), flaws: scanner.flaws };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { flaws: [...scanner.flaws, error.flaw] };
  }
}

/** A number as both formats write it: decimal, or NaN and infinity in any case. `undefined` for anything else. */
export function parseValue(text: string): number | undefined {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }
  const [, sign, word] = /^([+-]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (word === undefined) return undefined;
  return word.toLowerCase() === 'nan' ? NaN : sign === '-' ? -Infinity : Infinity;
}

/** Ends the scan of a line from whatever depth. */
class Unreadable extends Error {
  readonly flaw: Flaw;

  constructor(code: ExpositionProblemCode, message: string) {
    super(message);
    this.flaw = { code, message };
  }
}

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;

class Scanner {
  readonly flaws: Flaw[] = [];
  readonly #text: string;
  readonly #dialect: Dialect;
  #at = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#dialect = dialect;
  }

  sample(line: number): ParsedSample {
    const [name] = this.#take(NAME) ?? this.#fail('syntax', 'no metric name');
    const labels = this.#labels();
    const values = this.#values();
    const exemplar = this.#exemplar();
    if (this.#at < this.#text.length) this.#fail('syntax', `\`${this.#text.slice(this.#at)}\` after the value`);
    return { name, labels, ...values, ...(exemplar === undefined ? {} : { exemplar }), line };
  }

  #values(): { value: number; timestamp?: number } {
    const [, value = '', timestamp] = this.#take(this.#dialect.values) ?? this.#fail('value', 'no value');
    const number = parseValue(value) ?? this.#fail('value', `\`${value}\` is no number`);
    if (timestamp === undefined) return { value: number };
    if (!this.#dialect.timestamp.test(timestamp)) this.#fail('timestamp-syntax', `\`${timestamp}\` is no timestamp`);
    return { value: number, timestamp: Number(timestamp) };
  }

  #labels(): ReadonlyMap<string, string> {
    const labels = new Map<string, string>();
    const { open, close, comma, commaMayEnd } = this.#dialect;
    if (this.#take(open) === undefined) return labels;
    let mayClose = true;
    while (!mayClose || this.#take(close) === undefined) {
      this.#label(labels);
      const hasComma = this.#take(comma) !== undefined;
      mayClose = !hasComma || commaMayEnd;
      if (!hasComma && !this.#looksAt(close)) this.#fail('syntax', 'no comma or brace after a label');
    }
    return labels;
  }

  #label(labels: Map<string, string>): void {
    const [, name = ''] = this.#take(this.#dialect.label) ?? this.#fail('syntax', 'no label where one must be');
    const [, raw = ''] =
      this.#take(/((?:[^"\\]|\\.)*)"/y) ?? this.#fail('unterminated-label', `the value of \`${name}\` is not closed`);
    if (labels.has(name)) this.#fail('duplicate-label', `the label \`${name}\` is there twice`);
    if (name === '__name__') this.#fail('reserved-label', 'the label `__name__` is the name itself');
    if (!this.#dialect.anyEscape && /(?:^|[^\\])(?:\\\\)*\\[^\\"n]/.test(raw)) {
      this.flaws.push({ code: 'unknown-escape', message: `the value of \`${name}\` has an escape that is none` });
    }
    labels.set(name, unescape(raw));
  }

  #exemplar(): ParsedExemplar | undefined {
    if (!this.#dialect.hasExemplars || !this.#text.startsWith(' # {', this.#at)) return undefined;
    this.#at += ' # '.length;
    const labels = this.#labels();
    const length = exemplarCharacters(labels);
    if (length > MAX_EXEMPLAR_CHARACTERS) {
      this.#fail('exemplar', `its labels have ${length} characters; ${MAX_EXEMPLAR_CHARACTERS} are allowed`);
    }
    return { labels, ...this.#values() };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #fail(code: ExpositionProblemCode, message: string): never {
    throw new Unreadable(code, message);
  }
}

/** Undoes the escaping of label values and help texts; what is no escape stays as it is. */
export function unescape(text: string): string {
  return text.replace(/\\([\\"n])/g, (_, special: string) => (special === 'n' ? '\n' : special));
}
