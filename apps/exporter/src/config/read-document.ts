import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { WrittenConfig } from './config-schema.ts';
import { schemaProblems } from './schema-problems.ts';

/** A configuration file that fits its schema, and where its keys stand. */
export interface ConfigDocument {
  readonly file: string;
  readonly written: WrittenConfig;
  /** A problem at a key, given by the way to it: `['repositories', 2, 'every']`. */
  readonly problem: (at: readonly (string | number)[], message: string, fix?: string) => ConfigProblem;
}

/** Most bytes of a configuration file. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Reads a YAML file and holds it against the schema.
 *
 * @throws ConfigError with every problem
 */
export function readDocument(file: string): ConfigDocument {
  const text = readText(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true, lineCounter: lines });
  const problem: ConfigDocument['problem'] = (at, message, fix) => {
    const node = nearestNode(document, at);
    const line = node === undefined ? {} : { line: lines.linePos(node.range?.[0] ?? 0).line };
    return { path: pathText(at), ...line, message, ...(fix !== undefined && { fix }) };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    // The message of the library would quote the line, which may hold a secret.
    const { line } = lines.linePos(error.pos[0]);
    throw new ConfigError(file, [{ path: '', line, message: `This is not YAML (${error.code})` }]);
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const problems = schemaProblems(value).map(({ at, message, fix }) => problem(at, message, fix));
  if (problems.length > 0) throw new ConfigError(file, problems);
  // Held against the schema a line above.
  return { file, written: value as WrittenConfig, problem };
}

function readText(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length <= MAX_BYTES) return text;
    throw new ConfigError(file, [{ path: '', message: `The file is larger than ${MAX_BYTES} bytes` }]);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError(file, [{ path: '', message: `The file cannot be read (${code})` }]);
  }
}

/** The node of a key, or of the nearest one above it that was written. */
function nearestNode(document: ReturnType<typeof parseDocument>, at: readonly (string | number)[]) {
  for (let length = at.length; length >= 0; length -= 1) {
    const node = document.getIn(at.slice(0, length), true);
    if (isNode(node)) return node;
  }
  return undefined;
}

function pathText(at: readonly (string | number)[]): string {
  return at.reduce<string>(
    (path, part) => (typeof part === 'number' ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`),
    '',
  );
}
