import { findJsonOffsets } from './json-offsets.ts';
import { keyOf } from './path-key.ts';
import { findYamlOffsets } from './yaml-offsets.ts';

/**
 * Tells to which line of a file a JSON pointer leads, from 1; undefined when nothing is found. `before` is what stands
 * before the place in the text that is pointed at: in YAML its line ends count.
 */
export type LineOf = (pointer: string, before?: string) => number | undefined;

/**
 * Looks up pointers in a text of JSON or YAML. Of a pointer that leads on into a text within the text (a dashboard in a
 * ConfigMap) the part that can be followed counts.
 */
export function lineFinder(text: string, pointers: readonly string[]): LineOf {
  const paths = pointers.map(pathOf);
  const isJson = /^\ufeff?\s*[[{]/.test(text);
  const offsets = isJson ? findJsonOffsets(text, paths) : findYamlOffsets(text, paths);
  const lines = linesAt(
    text,
    [...offsets.values()].sort((a, b) => a - b),
  );
  return (pointer, before = '') => {
    const path = pathOf(pointer);
    for (let length = path.length; length > 0; length -= 1) {
      const line = lines.get(offsets.get(keyOf(path.slice(0, length))) ?? -1);
      if (line !== undefined) return line + (isJson ? 0 : before.split('\n').length - 1);
    }
    return undefined;
  };
}

function pathOf(pointer: string): readonly string[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Lines of rising offsets, in one pass. */
function linesAt(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  let [line, at] = [1, 0];
  for (const offset of offsets) {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    lines.set(offset, line);
  }
  return lines;
}
