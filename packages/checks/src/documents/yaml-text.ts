import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** What keeps a text from being read, as a sentence that follows "The file". */
export interface TextMistake {
  readonly message: string;
  readonly fix: string;
}

/**
 * Every document of a YAML text as plain data. Linear in the text: nesting and aliases are bounded before anything
 * recurses, since a stack that runs out within a regular expression ends the whole process. `<<` merges.
 */
export function readYaml(
  text: string,
  { maxDepth }: { readonly maxDepth: number },
): { readonly values: readonly unknown[] } | TextMistake {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (depthOf(tokens) > 2 * maxDepth) return tooDeep(maxDepth);
  // Its own test for unique keys takes quadratic time.
  const documents = [...new Composer({ uniqueKeys: false, logLevel: 'silent' }).compose(tokens)];
  const values: unknown[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error !== undefined) return notYaml(error.message, lines.linePos(error.pos[0]));
    const read = new YamlReader().document(document);
    if ('message' in read) return { ...read, message: placed(read.message, lines, read.offset) };
    values.push(read.value);
  }
  return { values };
}

/** As `readYaml` says it of YAML; JSON is told the same. */
export function tooDeep(maxDepth: number): TextMistake {
  return {
    message: `nests more than ${maxDepth} levels deep.`,
    fix: 'Give the file as the tool that made it writes it.',
  };
}

function notYaml(message: string, { line, col }: { line: number; col: number }): TextMistake {
  const [first = ''] = message.split('\n');
  return { message: `is no YAML: line ${line}, column ${col}: ${first}`, fix: 'Correct the syntax there.' };
}

function placed(message: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${message} (line ${line}, column ${col}).`;
}

/** Collections within each other; a collection and its item count twice. Without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  const open: (readonly [token: CST.Token, depth: number])[] = tokens.map((token) => [token, 1]);
  let deepest = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    deepest = Math.max(deepest, depth);
    if (token.type === 'document' && token.value !== undefined) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key !== undefined && key !== null) open.push([key, depth + 2]);
      if (value !== undefined) open.push([value, depth + 2]);
    }
  }
  return deepest;
}

/** Nodes that aliases may add to those that stand in the text. */
const MAX_ALIASED_NODES = 100_000;

interface Read {
  readonly value: unknown;
  /** Nodes when all aliases are written out. */
  readonly size: number;
}

class Refused extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'Refused';
    this.offset = offset;
  }
}

class YamlReader {
  readonly #anchors = new Map<string, Read>();
  #aliasedNodes = 0;

  document(document: Document | Document.Parsed): Read | { message: string; fix: string; offset: number } {
    try {
      return this.#node(document.contents);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { message: error.message, fix: 'Write it out, or once.', offset: error.offset };
    }
  }

  #node(node: unknown): Read {
    const read = isAlias(node)
      ? this.#alias(node)
      : isMap(node)
        ? this.#map(node)
        : isSeq(node)
          ? this.#list(node)
          : scalar(node);
    if (hasAnchor(node)) this.#anchors.set(node.anchor, read);
    return read;
  }

  #alias(alias: Alias): Read {
    const read = this.#anchors.get(alias.source);
    if (read === undefined) throw new Refused(`holds the alias \`*${alias.source}\` of nothing`, offsetOf(alias));
    this.#aliasedNodes += read.size;
    if (this.#aliasedNodes > MAX_ALIASED_NODES) {
      throw new Refused('holds aliases that grow beyond all measure', offsetOf(alias));
    }
    return read;
  }

  #list(list: YAMLSeq): Read {
    let size = 1;
    const value = list.items.map((item) => {
      const read = this.#node(item);
      size += read.size;
      return read.value;
    });
    return { value, size };
  }

  #map(map: YAMLMap): Read {
    const entries = new Map<string, unknown>();
    const merged: unknown[] = [];
    let size = 1;
    for (const pair of map.items) {
      const key = String(this.#node(pair.key).value);
      const read = this.#node(pair.value);
      size += read.size;
      if (key === '<<') merged.push(read.value);
      else if (entries.has(key)) throw new Refused(`gives the key \`${key}\` twice`, offsetOf(pair.key));
      else entries.set(key, read.value);
    }
    // Made of entries, so that `__proto__` is a key as any other. The later of two wins.
    return { value: Object.fromEntries([...mergedEntries(merged), ...entries]), size };
  }
}

/** Of `<<: *one` and `<<: [*first, *second]`; the first has precedence. */
function mergedEntries(sources: readonly unknown[]): [string, unknown][] {
  return sources
    .flat()
    .toReversed()
    .flatMap((source) => (typeof source === 'object' && source !== null ? Object.entries(source) : []));
}

function scalar(node: unknown): Read {
  return { value: isScalar(node) ? node.value : null, size: 1 };
}

function hasAnchor(node: unknown): node is { readonly anchor: string } {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined;
}

function offsetOf(node: unknown): number {
  return (isAlias(node) || isMap(node) || isSeq(node) || isScalar(node)) && Array.isArray(node.range)
    ? node.range[0]
    : 0;
}
