import type { QueryProblem } from '../problem.ts';

/** The text that a PromQL string literal in double, single or back quotes stands for, by Go's escapes. */
export function decodeString(literal: string): string {
  const body = literal.slice(1, -1);
  return literal.startsWith('`') || !body.includes('\\') ? body : decodeEscapes(body);
}

/** A text as a literal in double quotes. Characters that cannot be seen, or not be written in UTF-8, are escaped. */
export function quoteString(value: string): string {
  return `"${value.replaceAll(UNSEEN, escapeOf)}"`;
}

/** Where the string that starts at `from` ends, and the first thing that is wrong with it. */
export function findStringProblem(
  source: string,
  from: number,
): { readonly to: number; readonly problem: QueryProblem | undefined } {
  const to = endOf(source, from);
  if (to === undefined) {
    const message = 'The string is not closed.';
    return { to: source.length, problem: { from, to: source.length, message } };
  }
  const literal = source.slice(from, to);
  const problem = escapeProblem(literal) ?? characterProblem(literal);
  return { to, problem: problem && { ...problem, from: problem.from + from, to: problem.to + from } };
}

const ESCAPE = /(?:\\(?:x[0-9a-fA-F]{2}|[0-7]{3}))+|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;
const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS).map(([letter, character]) => [character, `\\${letter}`] as const),
  ['"', '\\"'],
  ['\\', '\\\\'],
]);
const UNSEEN = /["\\\uFFFD]|\p{C}|\p{Zl}|\p{Zp}/gu;

/** Offset behind the closing quote of the string at `from`; undefined when there is none. A line ends a string, but not one in back quotes. */
function endOf(source: string, from: number): number | undefined {
  const quote = source.charAt(from);
  if (quote === '`') {
    const close = source.indexOf('`', from + 1);
    return close < 0 ? undefined : close + 1;
  }
  for (let at = from + 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === quote) return at + 1;
    if (character === '\n') return undefined;
    if (character === '\\') at += 1;
  }
  return undefined;
}

/** One escape at most, whatever is wrong with it. */
const ANY_ESCAPE = /\\(?:x[0-9a-fA-F]{0,2}|[0-7]{1,3}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|[\s\S])/g;
const WHOLE_ESCAPE = /^\\(?:x..|[0-7]{3}|u.{4}|U.{8}|[abfnrtv\\])$/;

function escapeProblem(literal: string): QueryProblem | undefined {
  if (literal.startsWith('`') || !literal.includes('\\')) return undefined;
  for (const { 0: escape, index } of literal.matchAll(ANY_ESCAPE)) {
    if (isEscape(escape, literal.charAt(0))) continue;
    const message = `\`${escape}\` is no escape. A backslash itself is written \`\\\\\`, or the string in back quotes.`;
    return { from: index, to: index + escape.length, message };
  }
  return undefined;
}

function isEscape(escape: string, quote: string): boolean {
  if (escape === `\\${quote}`) return true;
  if (!WHOLE_ESCAPE.test(escape)) return false;
  if (/^\\[0-7]/.test(escape)) return Number.parseInt(escape.slice(1), 8) <= 0xff;
  return !/^\\[uU]/.test(escape) || isScalarValue(Number.parseInt(escape.slice(2), 16));
}

/** A code point that is not half of a pair. */
function isScalarValue(code: number): boolean {
  return code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
}

/** Half a pair cannot be written in UTF-8, and Prometheus takes U+FFFD for the sign of broken UTF-8. */
const BROKEN = /\p{Surrogate}|\uFFFD/u;

function characterProblem(literal: string): QueryProblem | undefined {
  const from = literal.search(BROKEN);
  if (from < 0) return undefined;
  return { from, to: from + 1, message: 'The string holds a character that is not valid UTF-8.' };
}

function decodeEscapes(body: string): string {
  return body.replaceAll(ESCAPE, (run: string, short?: string, long?: string, letter?: string) => {
    if (letter !== undefined) return LETTERS[letter] ?? letter;
    const hex = short ?? long;
    return hex === undefined ? decodeBytes(run) : codePoint(Number.parseInt(hex, 16));
  });
}

/** `\xNN` and `\NNN` are bytes; several in a row may be one UTF-8 character. */
function decodeBytes(run: string): string {
  const bytes = run
    .split('\\')
    .slice(1)
    .map((digits) => (digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 8)));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

function codePoint(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\u{FFFD}';
}

function escapeOf(character: string): string {
  const known = ESCAPED.get(character);
  if (known !== undefined) return known;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
