import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';

/**
 * Where reference material lies that is not part of the repository: `LOCKSTEP_SHARED`, or a folder `shared` beside it.
 */
const SHARED = process.env['LOCKSTEP_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
const FOLDER = `${SHARED}/schemas/grafana-11`;

/** Whether Grafana's published schemas are there. */
export const hasPublishedSchemas: boolean = existsSync(`${FOLDER}/dashboard.jsonschema.json`);

/** What is missing, for the reason of a skipped test. */
export const MISSING_SCHEMAS = `Grafana's published JSON Schemas are missing: ${FOLDER}`;

type Json = Readonly<Record<string, unknown>>;

/**
 * A definition of one of the published schemas (`dashboard`, `stat`, `table`, ...), with the defects mended that make
 * it refuse every dashboard there is.
 */
export function publishedSchema(file: string, definition: string): ValidateFunction {
  const key = `${file} ${definition}`;
  const validate = compiled.get(key) ?? compile(file, definition);
  compiled.set(key, validate);
  return validate;
}

/** Compiling takes a hundred times as long as judging a panel. */
const compiled = new Map<string, ValidateFunction>();

function compile(file: string, definition: string): ValidateFunction {
  const text = readFileSync(`${FOLDER}/${file}.jsonschema.json`, 'utf8');
  const schema = mend(JSON.parse(text)) as { definitions: Record<string, Json> };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile({ definitions: mendDefinitions(schema.definitions), $ref: `#/definitions/${definition}` });
}

/** "Anything" was published as "an object", and a list of anything as a list of objects. */
function mend(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(mend);
  if (typeof node !== 'object' || node === null) return node;
  const { additionalProperties, properties, type } = node as Json;
  const isAnything = type === 'object' && properties === undefined && JSON.stringify(additionalProperties) === '{}';
  return isAnything ? {} : Object.fromEntries(Object.entries(node).map(([key, child]) => [key, mend(child)]));
}

function mendDefinitions(definitions: Record<string, Json>): Record<string, Json> {
  const entries = Object.entries(definitions).map(([name, schema]): [string, Json] => {
    if (name === 'Threshold') return [name, withProperty(schema, 'value', { type: ['number', 'null'] })];
    return /^Table\w+CellOptions$/.test(name) ? [name, withConstantType(schema)] : [name, schema];
  });
  return Object.fromEntries(entries);
}

/** All kinds of cell share one list of types, so that each valid cell is several kinds at once. */
function withConstantType(schema: Json): Json {
  const type = (schema['properties'] as Record<string, Json> | undefined)?.['type'];
  return type === undefined ? schema : withProperty(schema, 'type', { const: type['default'] });
}

function withProperty(schema: Json, name: string, property: Json): Json {
  return { ...schema, properties: { ...(schema['properties'] as Json), [name]: property } };
}
