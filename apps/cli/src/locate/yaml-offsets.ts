import { isCollection, isNode, isScalar, parseAllDocuments, Scalar } from 'yaml';
import { keyOf } from './path-key.ts';

/**
 * Offsets of the values that paths lead to, and of those on the way. A file of several documents is an array of them.
 * A text that is no YAML has none.
 */
export function findYamlOffsets(text: string, paths: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const documents = documentsOf(text);
  for (const path of paths) {
    const [first = '', ...rest] = path;
    const [root, below, from] = documents.length > 1 ? [documents[Number(first)], rest, 1] : [documents[0], path, 0];
    for (let length = 0; length <= below.length; length += 1) {
      const offset = root === undefined ? undefined : offsetAt(text, root, below.slice(0, length));
      if (offset !== undefined) offsets.set(keyOf(path.slice(0, length + from)), offset);
    }
  }
  return offsets;
}

type YamlDocument = ReturnType<typeof parseAllDocuments>[number];

function documentsOf(text: string): readonly YamlDocument[] {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    return Array.isArray(documents) ? documents : [];
  } catch {
    // Nested too deep for the parser: what is wrong with the file was reported by whoever read it.
    return [];
  }
}

/** A block of text begins on the line after its `|`. */
function offsetAt(text: string, document: YamlDocument, path: readonly string[]): number | undefined {
  const { contents } = document;
  const node: unknown =
    path.length === 0 || !isCollection(contents) ? contents : contents.getIn(path.map(stepOf), true);
  if (!isNode(node)) return undefined;
  const [offset] = node.range ?? [];
  const isBlock = isScalar(node) && node.type === Scalar.BLOCK_LITERAL;
  return isBlock && offset !== undefined ? text.indexOf('\n', offset) + 1 : offset;
}

/** Indexes of sequences are numbers to the library; keys of mappings that look like numbers are rare and found as such. */
function stepOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
