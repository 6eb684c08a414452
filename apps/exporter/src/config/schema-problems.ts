import { Ajv, type ErrorObject } from 'ajv';
import { ConfigSchema, WRITES } from './config-schema.ts';
import { nearName } from './near-name.ts';

/** What does not fit the schema, and where. */
export interface SchemaProblem {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly fix?: string;
}

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
ajv.addKeyword(WRITES);
const validate = ajv.compile(ConfigSchema);

/** Everything in which a document does not fit the schema. No problem holds the value of a key. */
export function schemaProblems(document: unknown): readonly SchemaProblem[] {
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  // What a union says is said by its members.
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors
    .filter((error) => error.keyword !== 'anyOf' && !isOtherMember(error, unions))
    .map((error) => schemaProblem(error));
}

/** `true`, `false` or a block: of a block only what is wrong inside it is told, of anything else only that it is none. */
function isOtherMember(
  { keyword, instancePath, schemaPath, data }: ErrorObject,
  unions: readonly ErrorObject[],
): boolean {
  const union = unions.find((one) => one.instancePath === instancePath);
  if (union === undefined || keyword !== 'type') return false;
  const isBlock = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isBlock || !schemaPath.endsWith('/anyOf/1/type');
}

/** Keys that people try, each with what to write. Secrets in the file itself would be in backups, tickets and screens. */
const REFUSED_KEYS: Readonly<Record<string, string>> = {
  password: 'Put the password into a file and write password_file, or name a variable with password_env.',
  token: 'Put the token into a file and write bearer_token_file.',
  bearer_token: 'Put the token into a file and write bearer_token_file.',
  env: 'Put the variables into a file and write environment_file.',
};

function schemaProblem(error: ErrorObject): SchemaProblem {
  const at = readPointer(error.instancePath);
  const schema: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      return unknownKey([...at, key], key, Object.keys((schema['properties'] as object | undefined) ?? {}));
    }
    case 'required':
      return { at, message: `lacks \`${String(error.params['missingProperty'])}\`` };
    case 'enum':
      return { at, message: `must be one of ${(error.params['allowedValues'] as readonly unknown[]).join(', ')}` };
    case 'pattern':
      return { at, message: `must be ${typeof schema[WRITES] === 'string' ? schema[WRITES] : 'of another form'}` };
    case 'type':
      return { at, message: `must be ${typeText(String(error.params['type']), schema)}` };
    default:
      return { at, message: error.message ?? 'is not valid' };
  }
}

function unknownKey(at: SchemaProblem['at'], key: string, known: readonly string[]): SchemaProblem {
  const refused = Object.hasOwn(REFUSED_KEYS, key) ? REFUSED_KEYS[key] : undefined;
  if (refused !== undefined) return { at, message: 'does not stand in this file', fix: refused };
  const near = nearName(key, known);
  const fix = near === undefined ? `Known here are ${known.join(', ')}.` : `Did you mean \`${near}\`?`;
  return { at, message: 'is not a known key', fix };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a block of keys and values',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function typeText(type: string, schema: Readonly<Record<string, unknown>>): string {
  return typeof schema[WRITES] === 'string' ? schema[WRITES] : (TYPE_WORDS[type] ?? type);
}

function readPointer(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
