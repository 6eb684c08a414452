/** A JSON document with another value at one place. The place must be there; what does not lead to it is shared. */
export function replaceAt(json: unknown, pointer: string, value: unknown): unknown {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const copyOf = (original: unknown, depth: number): unknown => {
    const step = steps[depth];
    if (step === undefined) return value;
    if (!isContainer(original) || !(step in original)) throw new Error(`Nothing is at \`${pointer}\`.`);
    const copy = (Array.isArray(original) ? [...original] : { ...original }) as Record<string, unknown>;
    copy[step] = copyOf(original[step], depth + 1);
    return copy;
  };
  if (steps.length === 0) throw new Error(`Nothing is at \`${pointer}\`.`);
  return copyOf(json, 0);
}

/** A copy of an object with one of its keys called otherwise, at the same place among the others. */
export function renameKey(
  object: Readonly<Record<string, unknown>>,
  key: string,
  other: string,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name === key ? other : name, value]));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
