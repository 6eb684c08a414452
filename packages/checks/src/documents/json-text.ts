/**
 * Where a text stops being JSON: an offset, at its length when it ends too early; undefined when it is JSON. Engines
 * word their errors differently and often leave the place out.
 */
export function findJsonMistake(text: string): number | undefined {
  const open: string[] = [];
  let expected: readonly Kind[] = VALUE;
  let end = 0;
  for (const token of text.matchAll(TOKEN)) {
    const kind = kindOf(token[0]);
    end = token.index + token[0].length;
    if (kind === 'space') continue;
    if (!expected.includes(kind)) return token.index;
    if (kind === '{' || kind === '[') open.push(kind);
    if (kind === '}' || kind === ']') open.pop();
    expected = after(kind, open.at(-1), expected);
  }
  if (end < text.length) return end;
  return expected === END ? undefined : text.length;
}

type Kind = 'space' | 'string' | 'scalar' | '{' | '}' | '[' | ']' | ',' | ':' | 'wrong';

const TOKEN =
  /[ \t\n\r]+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[^]/g;

const VALUE: readonly Kind[] = ['string', 'scalar', '{', '['];
const KEY: readonly Kind[] = ['string'];
const COLON: readonly Kind[] = [':'];
const END: readonly Kind[] = [];
const IN_OBJECT: readonly Kind[] = [',', '}'];
const IN_ARRAY: readonly Kind[] = [',', ']'];

function kindOf(token: string): Kind {
  const [first = ''] = token;
  if (first === '"') return token.length > 1 ? 'string' : 'wrong';
  if (/\s/.test(first)) return 'space';
  if (/^(?:-?\d|true|false|null)/.test(token)) return 'scalar';
  return PUNCTUATION.get(first) ?? 'wrong';
}

const PUNCTUATION: ReadonlyMap<string, Kind> = new Map(
  (['{', '}', '[', ']', ',', ':'] as const).map((one) => [one, one]),
);

function after(kind: Kind, within: string | undefined, expected: readonly Kind[]): readonly Kind[] {
  if (kind === '{') return [...KEY, '}'];
  if (kind === '[') return [...VALUE, ']'];
  if (kind === ':') return VALUE;
  if (kind === ',') return within === '{' ? KEY : VALUE;
  // In an object a string is a key wherever no value may stand.
  if (kind === 'string' && !expected.includes('scalar')) return COLON;
  return within === undefined ? END : within === '{' ? IN_OBJECT : IN_ARRAY;
}
