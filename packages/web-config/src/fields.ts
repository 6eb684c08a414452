/** The keys of one block, taken one by one; what nobody takes is unknown. */
export interface Fields {
  take(key: string): unknown;
  text(key: string): string | undefined;
  texts(key: string): readonly string[];
  boolean(key: string): boolean | undefined;
  word<const W extends string>(key: string, words: readonly W[]): W | undefined;
  /** A list of keys of `table`. */
  words<K extends string>(key: string, table: Readonly<Record<K, string>>): readonly K[];
  block(key: string): Fields | undefined;
  names(): readonly string[];
  /** Reports every key that was not taken. */
  refuseRest(): void;
}

/** Reads `value` as a block; problems go to `problems` with the full name of the key (`path` in front), never with a value. */
export function block(value: unknown, path: string, problems: string[]): Fields {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap) problems.push(`${path === '' ? 'the file' : path} must hold keys and values`);
  const rest = new Map<string, unknown>(isMap ? Object.entries(value) : []);
  const full = (key: string) => (path === '' ? key : `${path}.${key}`);
  const take = (key: string): unknown => {
    const found = rest.get(key);
    rest.delete(key);
    return found ?? undefined;
  };
  const typed = <T>(key: string, is: (found: unknown) => found is T, what: string): T | undefined => {
    const found = take(key);
    if (found === undefined || is(found)) return found;
    problems.push(`${full(key)} must be ${what}`);
    return undefined;
  };
  const texts = (key: string): readonly string[] => typed(key, isTexts, 'a list of texts') ?? [];
  return {
    take,
    texts,
    text: (key) => typed(key, isText, 'a text that is not empty'),
    boolean: (key) => typed(key, isBoolean, 'true or false'),
    word: <const W extends string>(key: string, words: readonly W[]) =>
      typed(key, (found): found is W => words.some((one) => one === found), `one of ${words.join(', ')}`),
    words: <K extends string>(key: string, table: Readonly<Record<K, string>>) => {
      const known = (name: string): name is K => Object.hasOwn(table, name);
      const names = texts(key);
      if (!names.every(known))
        problems.push(`${full(key)} has an unknown name; known are ${Object.keys(table).join(', ')}`);
      return names.filter(known);
    },
    block: (key) => (rest.has(key) ? block(take(key) ?? {}, full(key), problems) : undefined),
    names: () => [...rest.keys()],
    refuseRest: () => problems.push(...[...rest.keys()].map((key) => `${full(key)} is not a known key`)),
  };
}

const isText = (found: unknown): found is string => typeof found === 'string' && found !== '';
const isBoolean = (found: unknown): found is boolean => typeof found === 'boolean';
const isTexts = (found: unknown): found is readonly string[] => Array.isArray(found) && found.every(isText);
