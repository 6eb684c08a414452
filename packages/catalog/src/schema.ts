/** The part of JSON Schema that catalogs need. */
export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  /** Also the reason that is given when `not` refuses a value. */
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly propertyNames?: Schema;
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly allOf?: readonly Schema[];
}

/** A place in a JSON text and what is wrong there. */
export interface SchemaProblem {
  /** JSON pointer, `''` for the whole. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

type Keyword = (schema: Schema, value: unknown, path: string) => readonly SchemaProblem[];

/** Everything in which a JSON value differs from a schema, in the order of the value. */
export function schemaProblems(schema: Schema, value: unknown, path = ''): SchemaProblem[] {
  const wrongType = typeProblem(schema, value, path);
  return wrongType.length > 0 ? wrongType : KEYWORDS.flatMap((keyword) => keyword(schema, value, path));
}

/** Adds a key or index to a JSON pointer. */
export function pointerTo(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const KEYWORDS: readonly Keyword[] = [
  ({ enum: allowed, const: only }, value, path) => {
    const values = only === undefined ? allowed : [only];
    if (values === undefined || values.includes(value)) return [];
    return [{ path, message: `${shown(value)} is not known here.`, fix: `Write ${listed(values, 'or')}.` }];
  },
  ({ minLength = 0 }, value, path) =>
    typeof value === 'string' && value.length < minLength
      ? [{ path, message: 'The text is empty.', fix: 'Write something, or leave the entry out.' }]
      : [],
  ({ minimum = -Infinity, maximum = Infinity }, value, path) =>
    typeof value === 'number' && (value < minimum || value > maximum)
      ? [{ path, message: `\`${value}\` is out of range.`, fix: `Write a number from ${minimum} to ${maximum}.` }]
      : [],
  ({ not, description = '' }, value, path) =>
    not === undefined || schemaProblems(not, value, path).length > 0
      ? []
      : [{ path, message: `${shown(value)} may not stand here. ${description}`.trim(), fix: 'Remove it.' }],
  ({ if: condition, then: consequence }, value, path) =>
    condition === undefined || consequence === undefined || schemaProblems(condition, value, path).length > 0
      ? []
      : schemaProblems(consequence, value, path),
  ({ allOf = [] }, value, path) => allOf.flatMap((schema) => schemaProblems(schema, value, path)),
  arrayProblems,
  objectProblems,
];

function typeProblem({ type }: Schema, value: unknown, path: string): SchemaProblem[] {
  if (type === undefined || typeOf(value) === type) return [];
  return [
    {
      path,
      message: `${shown(value)} is no ${type}.`,
      fix: `Write ${type === 'object' || type === 'array' ? 'an' : 'a'} ${type}.`,
    },
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function arrayProblems(schema: Schema, value: unknown, path: string): SchemaProblem[] {
  if (!Array.isArray(value)) return [];
  const { items = {}, minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
  const length =
    value.length < minItems || value.length > maxItems
      ? [
          {
            path,
            message: `The list has ${value.length} ${value.length === 1 ? 'entry' : 'entries'}.`,
            fix: maxItems === Infinity ? `List at least ${minItems}.` : `List ${minItems}.`,
          },
        ]
      : [];
  const seen = new Set<unknown>();
  const repeated = value.flatMap((item, index) => {
    const isNew = !seen.has(item);
    seen.add(item);
    if (isNew || !uniqueItems) return [];
    return [{ path: pointerTo(path, index), message: `${shown(item)} is there twice.`, fix: 'Remove one.' }];
  });
  return [
    ...length,
    ...repeated,
    ...value.flatMap((item, index) => schemaProblems(items, item, pointerTo(path, index))),
  ];
}

function objectProblems(schema: Schema, value: unknown, path: string): SchemaProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { properties = {}, required = [], additionalProperties = {}, propertyNames = {} } = schema;
  const missing = required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => ({ path, message: `\`${key}\` is missing.`, fix: 'Add it.' }));
  const entries = Object.entries(value).flatMap(([key, entry]) => {
    const at = pointerTo(path, key);
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (known !== undefined) return schemaProblems(known, entry, at);
    if (additionalProperties !== false) {
      return [...schemaProblems(propertyNames, key, at), ...schemaProblems(additionalProperties, entry, at)];
    }
    const fix = `Use ${listed(Object.keys(properties), 'or')}.`;
    return [{ path: at, message: `\`${key}\` is no key of the format.`, fix }];
  });
  return [...missing, ...entries];
}

function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? `This ${typeOf(value)}` : `\`${JSON.stringify(value)}\``;
  return text.length > 80 ? `${text.slice(0, 76)}...\`` : text;
}

function listed(values: readonly unknown[], last: string): string {
  const words = values.map((value) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
