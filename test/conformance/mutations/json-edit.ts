/** A copy of a JSON document with another value at one place. The place must be there. */
export function replaceAt(json: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(json);
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop();
  let parent: unknown = copy;
  for (const step of steps) parent = isContainer(parent) ? parent[step] : undefined;
  if (last === undefined || !isContainer(parent) || !(last in parent)) throw new Error(`Nothing is at \`${pointer}\`.`);
  parent[last] = value;
  return copy;
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
