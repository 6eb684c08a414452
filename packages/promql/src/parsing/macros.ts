/** Where a macro stands, which decides what its placeholder must look like for the text to parse. */
export type MacroContext = 'string' | 'duration' | 'number' | 'name';

/** A Grafana macro or variable in a query: `$name`, `${name}`, `${name:format}`, `[[name]]`, `[[name:format]]`. */
export interface Macro {
  /** Offsets in the query text, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** Without the sigil: `__rate_interval`, `host`. */
  readonly name: string;
  /** The format of `${name:regex}`; absent when none is given. */
  readonly format?: string;
  readonly context: MacroContext;
}

/**
 * Replaces every macro by a placeholder of the same length, so that positions in the result are positions in the
 * input. Macros inside string literals stay as they are (`$1` there is a group of `label_replace`, not a macro);
 * comments are not looked at.
 */
export function replaceMacros(text: string): { readonly source: string; readonly macros: readonly Macro[] } {
  // Most queries of rules have none.
  if (!text.includes('$') && !text.includes('[[')) return { source: text, macros: [] };
  const macros: Macro[] = [];
  let source = '';
  const around = new Surroundings();
  for (const token of text.matchAll(TOKEN)) {
    const [lexeme] = token;
    const quoted = token.groups?.['string'] !== undefined;
    if (quoted) macros.push(...macrosInString(lexeme, token.index));
    const macro = macroOf(token, token.index, () => around.context);
    if (macro !== undefined) macros.push(macro);
    const written = macro === undefined ? lexeme : placeholder(lexeme, macro.context);
    source += written;
    if (!quoted && token.groups?.['comment'] === undefined) around.add(written);
  }
  return { source, macros };
}

const MACRO = String.raw`\$\{(?<braced>[A-Za-z_]\w*)(?:\.\w+)*(?::(?<bracedFormat>[^{}$]*))?\}|\$(?<plain>[A-Za-z_]\w*)|\[\[(?<legacy>[A-Za-z_]\w*)(?::(?<legacyFormat>\w+))?\]\]`;
const STRING = String.raw`"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\x60[^\x60]*\x60?`;

/** One lexeme as far as macros are concerned; every character of the text belongs to exactly one. */
const TOKEN = new RegExp(`${MACRO}|(?<string>${STRING})|(?<comment>#[^\\n]*)|[^"'\\x60$#[]+|[\\s\\S]`, 'g');
const MACRO_IN_STRING = new RegExp(MACRO, 'g');

/** Built-in macros that Grafana replaces by a bare number. */
const NUMBERS = new Set(['__interval_ms', '__range_s', '__range_ms', '__rate_interval_ms', '__from', '__to']);

function macrosInString(literal: string, at: number): Macro[] {
  return [...literal.matchAll(MACRO_IN_STRING)].flatMap(
    (match) => macroOf(match, at + match.index, () => 'string') ?? [],
  );
}

function macroOf(match: RegExpExecArray, from: number, context: () => MacroContext): Macro | undefined {
  const { braced, bracedFormat, plain, legacy, legacyFormat } = match.groups ?? {};
  const name = braced ?? plain ?? legacy;
  if (name === undefined) return undefined;
  const format = bracedFormat ?? legacyFormat;
  const found = context();
  return {
    from,
    to: from + match[0].length,
    name,
    context: found === 'name' && NUMBERS.has(name) ? 'number' : found,
    ...(format === undefined ? {} : { format }),
  };
}

/** What stands before a macro, strings and comments left out. */
class Surroundings {
  #inBrackets = false;
  /** Enough of the text to see `offset -`. */
  #tail = '';

  add(code: string): void {
    const bracket = Math.max(code.lastIndexOf('['), code.lastIndexOf(']'));
    if (bracket >= 0) this.#inBrackets = code.charAt(bracket) === '[';
    this.#tail = (this.#tail + code).slice(-40);
  }

  /** A duration inside `[...]` and after `offset`, mostly a name elsewhere. */
  get context(): MacroContext {
    return this.#inBrackets || /\boffset\s+-?\s*$/i.test(this.#tail) ? 'duration' : 'name';
  }
}

/** Zeros, because no row of them is too large for a number. */
function placeholder(macro: string, context: MacroContext): string {
  return context === 'name' ? macro.replaceAll(/\W/g, '_') : '0'.repeat(macro.length);
}
