import { keyOf } from './path-key.ts';

/** Wanted paths as a tree: following a value costs one step, and nothing where nobody looks. */
interface Wanted {
  readonly below: Map<string, Wanted>;
}

/** An array or object that is being read. */
interface Frame {
  readonly wanted: Wanted | undefined;
  /** Of an array: the index of the next item. */
  index: number | undefined;
  key: string | undefined;
}

/** What matters of JSON: brackets, commas, strings, and any other value. */
const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\[^])*"?|[^\s{}[\],:"]+/g;

/**
 * Offsets of the values that paths lead to, and of those on the way. One pass without recursion; a text that is no JSON
 * gives what was found before its mistake.
 */
export function findJsonOffsets(text: string, paths: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const path: string[] = [];
  const stack: Frame[] = [{ wanted: { below: new Map([['', treeOf(paths)]]) }, index: undefined, key: '' }];
  for (const { 0: token, index: at } of text.matchAll(TOKEN)) {
    const frame = stack.at(-1);
    if (frame === undefined) return offsets;
    if (token === '}' || token === ']') {
      stack.pop();
      path.pop();
    } else if (token === ',') {
      if (frame.index === undefined) frame.key = undefined;
      else frame.index += 1;
    } else if (token !== ':') {
      readValue(token, at, { frame, stack, path, offsets });
    }
  }
  return offsets;
}

interface Reading {
  readonly frame: Frame;
  readonly stack: Frame[];
  readonly path: string[];
  readonly offsets: Map<string, number>;
}

function readValue(token: string, at: number, { frame, stack, path, offsets }: Reading): void {
  if (frame.index === undefined && frame.key === undefined) {
    frame.key = textOf(token);
    return;
  }
  const key = frame.key ?? String(frame.index);
  const wanted = frame.wanted?.below.get(key);
  // The outermost frame stands for the file and adds nothing to the path.
  if (wanted !== undefined) offsets.set(keyOf(stack.length === 1 ? path : [...path, key]), at);
  if (token !== '{' && token !== '[') return;
  stack.push({ wanted, index: token === '[' ? 0 : undefined, key: undefined });
  if (stack.length > 2) path.push(key);
}

function treeOf(paths: readonly (readonly string[])[]): Wanted {
  const root: Wanted = { below: new Map() };
  for (const path of paths) {
    let node = root;
    for (const part of path) {
      const next = node.below.get(part) ?? { below: new Map<string, Wanted>() };
      node.below.set(part, next);
      node = next;
    }
  }
  return root;
}

function textOf(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
