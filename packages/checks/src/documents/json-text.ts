/**
 * Where a text stops being JSON: an offset, at its length when it ends too early; undefined when it is JSON. Engines
 * word their errors differently and often leave the place out.
 */
export function findJsonMistake(text: string): number | undefined {
  const open: string[] = [];
  let expected: readonly Kind[] = VALUE;
  for (let at = 0; at < text.length;) {
    const { kind, end } = tokenAt(text, at);
    if (kind !== 'space') {
      if (!expected.includes(kind)) return at;
      if (kind === '{' || kind === '[') open.push(kind);
      if (kind === '}' || kind === ']') open.pop();
      expected = after(kind, open.at(-1), expected);
    }
    at = end;
  }
  return expected === END ? undefined : text.length;
}

type Kind = 'space' | 'string' | 'scalar' | '{' | '}' | '[' | ']' | ',' | ':' | 'wrong';

const VALUE: readonly Kind[] = ['string', 'scalar', '{', '['];
const KEY: readonly Kind[] = ['string'];
const COLON: readonly Kind[] = [':'];
const END: readonly Kind[] = [];
const IN_OBJECT: readonly Kind[] = [',', '}'];
const IN_ARRAY: readonly Kind[] = [',', ']'];

const PUNCTUATION = ['{', '}', '[', ']', ',', ':'] as const;
const SPACE = /[ \t\n\r]+/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const CHARACTERS = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function tokenAt(text: string, at: number): { readonly kind: Kind; readonly end: number } {
  const punctuation = PUNCTUATION.find((one) => one === text[at]);
  if (punctuation !== undefined) return { kind: punctuation, end: at + 1 };
  if (text[at] === '"') {
    const end = stringEnd(text, at + 1);
    return { kind: end === undefined ? 'wrong' : 'string', end: end ?? text.length };
  }
  const spaceEnd = matchEnd(SPACE, text, at);
  if (spaceEnd !== undefined) return { kind: 'space', end: spaceEnd };
  const scalarEnd = matchEnd(SCALAR, text, at);
  return { kind: scalarEnd === undefined ? 'wrong' : 'scalar', end: scalarEnd ?? text.length };
}

/** Piece by piece: one expression for a whole string would need memory for each of its characters. */
function stringEnd(text: string, from: number): number | undefined {
  let at: number | undefined = from;
  while (at !== undefined) {
    at = matchEnd(CHARACTERS, text, at) ?? at;
    if (text[at] === '"') return at + 1;
    at = matchEnd(ESCAPE, text, at);
  }
  return undefined;
}

function matchEnd(form: RegExp, text: string, at: number): number | undefined {
  form.lastIndex = at;
  return form.test(text) ? form.lastIndex : undefined;
}

function after(kind: Kind, within: string | undefined, expected: readonly Kind[]): readonly Kind[] {
  if (kind === '{') return [...KEY, '}'];
  if (kind === '[') return [...VALUE, ']'];
  if (kind === ':') return VALUE;
  if (kind === ',') return within === '{' ? KEY : VALUE;
  // In an object a string is a key wherever no other value may stand.
  if (kind === 'string' && !expected.includes('scalar')) return COLON;
  return within === undefined ? END : within === '{' ? IN_OBJECT : IN_ARRAY;
}
