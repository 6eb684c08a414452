import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { type Setting, SETTINGS } from './settings.ts';

/** The value of one key as text. */
export interface YamlEntry {
  /** For messages: `server.yaml: listen`. */
  readonly where: string;
  readonly path: string;
  readonly entries: readonly string[];
  readonly isList: boolean;
}

/** Most bytes of a configuration file. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads the YAML file into its keys. What is wrong (syntax, unknown keys, values of another type than the setting's)
 * goes to `problems`, with file and key and never with a value.
 */
export function readYaml(path: string, problems: string[]): Map<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const [key, value] of topLevel(path, problems)) {
    const where = `${path}: ${key}`;
    const problem = typeProblem(key, value);
    if (problem !== undefined) problems.push(`${where} ${problem}`);
    else entries.set(key, { where, path, isList: Array.isArray(value), entries: [value].flat().map(String) });
  }
  return entries;
}

/** JSON Schema of the YAML file, made from the table of settings. */
export function configSchema(): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const { yaml, kind, help, secret } of Object.values<Setting<unknown>>(SETTINGS)) {
    properties[yaml] = { ...kind.schema, description: help };
    if (secret === true) properties[`${yaml}_file`] = { type: 'string', description: `File that holds ${yaml}.` };
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties,
  };
}

function topLevel(path: string, problems: string[]): [string, unknown][] {
  if (path === '') {
    problems.push('environment: RM_CONFIG is set but empty; remove it or name a file');
    return [];
  }
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > MAX_BYTES) throw new Error(`is larger than ${MAX_BYTES} bytes`);
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
    const [error] = document.errors;
    // The message of the library would quote the line, which may hold a token.
    if (error !== undefined) throw new Error(`is not YAML (${error.code} at character ${error.pos[0]})`);
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (value === null) return [];
    if (typeof value !== 'object' || Array.isArray(value)) throw new Error('must hold keys and values');
    return Object.entries(value);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `cannot be read (${String(error.code)})` : undefined;
    problems.push(`${path} ${code ?? (error instanceof Error ? error.message : 'cannot be read')}`);
    return [];
  }
}

/** Why the value cannot be that key's; types are compared strictly, as no text was quoted in YAML by accident. */
function typeProblem(key: string, value: unknown): string | undefined {
  const settings = Object.values<Setting<unknown>>(SETTINGS);
  const asFile = settings.some(({ yaml, secret }) => secret === true && key === `${yaml}_file`);
  const setting = settings.find(({ yaml }) => yaml === key);
  if (setting === undefined && !asFile) {
    return `is not a setting; known are ${Object.keys(configSchema()['properties'] ?? {})
      .sort()
      .join(', ')}`;
  }
  if (value === null) return 'is set but empty; remove it or give it a value';
  if (setting?.kind.list === true && Array.isArray(value)) return listProblem(value);
  const type = asFile ? 'string' : expectedType(setting);
  return typeof value === type
    ? undefined
    : `must be ${TYPE_WORDS[type]}${setting?.kind.list === true ? ' or a list of texts' : ''}`;
}

const TYPE_WORDS = { string: 'a text', number: 'a whole number', boolean: 'true or false' } as const;

function expectedType(setting: Setting<unknown> | undefined): keyof typeof TYPE_WORDS {
  const type = setting?.kind.schema['type'];
  if (type === 'integer') return 'number';
  return type === 'boolean' ? 'boolean' : 'string';
}

function listProblem(value: readonly unknown[]): string | undefined {
  if (value.length === 0) return 'is an empty list; remove it or give it an entry';
  return value.every((entry) => typeof entry === 'string') ? undefined : 'must be a list of texts';
}
