type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value: an unknown fact is an absent key, not a key with `undefined`. */
export function defined<T extends object>(fields: T): Defined<T> {
  // The filter is what the type says; `fromEntries` knows only string keys.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
