/** `before` when `after` holds the same, field by field, so that whoever kept it sees that nothing changed; else `after`, frozen. */
export function unchanged<T extends object>(before: T, after: T): T {
  const entries = Object.entries(after);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Object.is(value, (before as Readonly<Record<string, unknown>>)[key]));
  return isSame ? before : Object.freeze(after);
}

/** Two lists without doubles, as one ordered by key; what both have is joined. The same list when nothing changed. */
export function joinLists<T extends object>(
  a: readonly T[],
  b: readonly T[],
  { key, join }: { readonly key: (item: T) => string; readonly join: (a: T, b: T) => T },
): readonly T[] {
  if (b.length === 0) return a;
  const byKey = new Map(a.map((item) => [key(item), item]));
  for (const item of b) {
    const same = byKey.get(key(item));
    byKey.set(key(item), same === undefined ? item : join(same, item));
  }
  const joined = byKey.size === a.length ? [...byKey] : [...byKey].sort(([x], [y]) => (x < y ? -1 : 1));
  return unchanged(
    a,
    joined.map(([, item]) => item),
  );
}
