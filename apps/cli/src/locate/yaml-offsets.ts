import { isCollection, isNode, parseAllDocuments } from 'yaml';
import { keyOf } from './line-finder.ts';

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
      const offset = root === undefined ? undefined : offsetAt(root, below.slice(0, length));
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

function offsetAt(document: YamlDocument, path: readonly string[]): number | undefined {
  const { contents } = document;
  const node: unknown =
    path.length === 0 || !isCollection(contents) ? contents : contents.getIn(path.map(stepOf), true);
  if (!isNode(node)) return undefined;
  const [offset] = node.range ?? [];
  return offset;
}

/** Indexes of sequences are numbers to the library; keys of mappings that look like numbers are rare and found as such. */
function stepOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
