/** A JSON Schema, draft-07. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** An object with these members and no others. All are required but those in `optional`. */
export function closed(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
  };
}

/** An array of `items`, of any length from `minItems` on. */
export const list = (items: JsonSchema, minItems = 0): JsonSchema => ({ type: 'array', items, minItems });

/** One of these values. */
export const anyOf = (...values: readonly (string | number | boolean)[]): JsonSchema => ({ enum: [...values] });

/** An object whose keys are not known in advance. */
export const map = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values });

/** The schema that belongs to the value of `property`: one branch per value, and no other value. */
export function byValue(property: string, branches: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    required: [property],
    properties: { [property]: { enum: Object.keys(branches) } },
    allOf: Object.entries(branches).map(([value, then]) => when(property, value, then)),
  };
}

/** The schema of objects in which `property` has a value; others are left to other schemas. */
export function when(property: string, value: string, schema: JsonSchema): JsonSchema {
  const condition = { type: 'object', required: [property], properties: { [property]: { const: value } } };
  // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema; nobody awaits a schema.
  return { if: condition, then: schema };
}

/** A text that is not empty. */
export const TEXT: JsonSchema = { type: 'string', minLength: 1 };

/** Any number. */
export const NUMBER: JsonSchema = { type: 'number' };

/** True or false. */
export const BOOLEAN: JsonSchema = { type: 'boolean' };

/** A whole number from `minimum` to `maximum`. */
export const integer = (minimum: number, maximum?: number): JsonSchema => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});
