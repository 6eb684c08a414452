import type { Problem } from '../problem.ts';
import type { Document } from './document.ts';
import { readFile } from './read-file.ts';

/**
 * Reads a file that may hold dashboards or rules of any kind, in JSON or YAML: what is in it, and what is wrong with it
 * as a file. Never throws, and takes time in proportion to the text. How large a file may be, and that it is decoded
 * from UTF-8, is up to the caller. `file` is only repeated.
 */
export function readDocuments(
  file: string,
  text: string,
): { readonly documents: readonly Document[]; readonly problems: readonly Problem[] } {
  const { documents, findings } = readFile(file, text);
  return { documents, problems: findings.map((finding) => ({ ...finding, severity: 'error', file })) };
}
