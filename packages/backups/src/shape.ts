/**
 * What is wrong with a value that was read back, as `/path: what`; undefined when it is as it should be. Shapes know what
 * must be there; a field that they do not know is left alone.
 */
export type Shape = (value: unknown, path: string) => string | undefined;

/** Passes what `isGood` accepts; otherwise says that it is no `what`. */
export function shapeOf(what: string, isGood: (value: unknown) => boolean): Shape {
  return (value, path) => (isGood(value) ? undefined : `${path || '/'}: is no ${what}`);
}

/** An object whose `fields` have their shapes. */
export function object(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path || '/'}: is no object`;
    return first(Object.entries(fields), ([key, shape]) =>
      shape(
        Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined,
        `${path}/${key}`,
      ),
    );
  };
}

/** A list of items of one shape, each in its place: `isOrdered` is asked for every two neighbours. */
export function list<T>(item: Shape, isOrdered: (a: T, b: T) => boolean = () => true): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path}: is no list`;
    const wrong = first([...value.entries()], ([index, one]) => item(one, `${path}/${index}`));
    if (wrong !== undefined) return wrong;
    // The shape of the items has just been seen.
    const items = value as readonly T[];
    const index = items.findIndex((one, at) => at > 0 && !isOrdered(items[at - 1] ?? one, one));
    return index < 0 ? undefined : `${path}/${index}: is not in its place`;
  };
}

/** What may be absent. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path));
}

/** One of some texts or numbers. */
export function oneOf(...values: readonly (string | number)[]): Shape {
  return shapeOf(`one of ${values.join(', ')}`, (value) => (values as readonly unknown[]).includes(value));
}

function first<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
