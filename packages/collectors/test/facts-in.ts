import { isObject } from '../src/field.ts';

/** One fact each: who, and a number of each kind. */
const WHOLE = new Set<string | undefined>(['source', 'kinds']);

/** The places of all facts in a value. */
export function factsIn(value: unknown, path: readonly string[] = []): readonly string[] {
  if (Array.isArray(value) && value.every((entry) => isObject(entry)))
    return value.flatMap((entry) => factsIn(entry, path));
  const isWhole = !isObject(value) || WHOLE.has(path.at(-1));
  return isWhole ? [path.join('.')] : Object.entries(value).flatMap(([key, inner]) => factsIn(inner, [...path, key]));
}
