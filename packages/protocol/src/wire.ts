/** A key of program data as it travels: snake case, and an instant loses its unit. */
type WireKey<K> = K extends `${infer Name}AtMs` ? `${SnakeCase<Name>}_at` : K extends string ? SnakeCase<K> : K;

type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${SnakeCase<Rest>}`
    : `${Lowercase<First>}_${SnakeCase<Rest>}`
  : S;

/** Program data as it travels. Keys of `kinds` are words of a tool and stay as they are. */
export type Wire<T> = T extends readonly (infer Item)[]
  ? Wire<Item>[]
  : T extends object
    ? { -readonly [K in keyof T as WireKey<K>]: K extends `${string}AtMs` ? WireInstant<T[K]> : WireMember<K, T[K]> }
    : T;

type WireMember<K, V> = K extends 'kinds' ? { -readonly [Word in keyof V]: V[Word] } : Wire<V>;

type WireInstant<V> = V extends number ? string : V;

/** Turns data of a program into data that travels: camel case becomes snake case, `...AtMs` an RFC 3339 instant. */
export function toWire<T>(value: T): Wire<T> {
  return convert(value, (key, member) =>
    key.endsWith('AtMs') && typeof member === 'number'
      ? [`${snakeCase(key.slice(0, -'AtMs'.length))}_at`, new Date(member).toISOString()]
      : [snakeCase(key), member],
  ) as Wire<T>;
}

/** The reverse. Instants must have passed the schema, which lets none through that cannot be read. */
export function fromWire<T>(value: Wire<T>): T {
  return convert(value, (key, member) =>
    key.endsWith('_at') && typeof member === 'string'
      ? [`${camelCase(key)}Ms`, Date.parse(member)]
      : [camelCase(key), member],
  ) as T;
}

type Rename = (key: string, member: unknown) => readonly [string, unknown];

function convert(value: unknown, rename: Rename): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => convert(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([key, member]) => {
      const [name, renamed] = rename(key, member);
      return [name, key === 'kinds' ? renamed : convert(renamed, rename)];
    }),
  );
}

function snakeCase(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function camelCase(key: string): string {
  return key.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
