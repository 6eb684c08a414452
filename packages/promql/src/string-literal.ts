/** Whether a string literal ends in the quote it starts with. The grammar accepts an open one without an error. */
export function closesString(literal: string): boolean {
  const quote = literal.slice(0, 1);
  const body = quote === '`' ? /^`[^`]*`$/ : new RegExp(`^${quote}(?:\\\\[\\s\\S]|[^\\\\${quote}])*${quote}$`);
  return body.test(literal);
}

/** The text that a PromQL string literal (double, single or back quotes) stands for, by Go's escapes. */
export function decodeString(literal: string): string {
  const body = literal.slice(1, closesString(literal) ? -1 : undefined);
  return literal.startsWith('`') ? body : decodeEscapes(body);
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
