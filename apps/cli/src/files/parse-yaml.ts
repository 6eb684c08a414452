import { parseDocument } from 'yaml';
import { UsageError } from '../usage-error.ts';

/** Aliases that a file may expand to: anchors are handy, and multiply. */
const MAX_ALIASES = 1000;

/**
 * Parses a configuration in YAML, of which JSON is a part. An empty text is null.
 *
 * @throws {UsageError} when it is no YAML; `file` stands before the reason.
 */
export function parseYaml(file: string, text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error === undefined) return document.toJS({ maxAliasCount: MAX_ALIASES });
    throw error;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new UsageError(`${file}: It is no YAML: ${reason.replace(/:$/, '')}.`);
  }
}
