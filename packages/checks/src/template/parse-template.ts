import { type ActionPiece, type Token, tokenize } from './tokens.ts';

/** A template of Go's `text/template`, as far as it was understood. */
export interface Template {
  readonly actions: readonly Action[];
  /** What the template prints without an action, in the order of the text. */
  readonly texts: readonly string[];
  /** Sentences that say why the template cannot be read. */
  readonly problems: readonly string[];
}

/** What stands between `{{` and `}}`. */
export interface Action {
  /** With its braces. */
  readonly text: string;
  /** `if`, `range`, `end` and so on; absent when the action prints a value. */
  readonly keyword: string | undefined;
  readonly pipeline: Pipeline;
  /** Whether `.` is the data of the template here, and not what `range` or `with` has put in its place. */
  readonly atRoot: boolean;
  /** The text behind it, up to the next action. */
  readonly after: string;
}

/** `a b | c`: commands, each of which is given the result of the one before. */
export interface Pipeline {
  readonly declares: readonly string[];
  readonly commands: readonly Command[];
}

/** A value, or a function with its arguments. */
export type Command = readonly Operand[];

/** A part of a command. `fields` of `.Labels.job` are `Labels` and `job`; those of `.` are none. */
export type Operand =
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string; readonly fields: readonly string[] }
  | { readonly kind: 'dot'; readonly fields: readonly string[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'constant' }
  | { readonly kind: 'group'; readonly pipeline: Pipeline; readonly fields: readonly string[] };

/** Reads a template. Nothing is thrown: what cannot be read is told in `problems`, and the rest is read. */
export function parseTemplate(template: string): Template {
  const pieces = tokenize(template);
  const problems: string[] = [];
  const actions: Action[] = [];
  const blocks: Block[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === 'text') return;
    if (!piece.closed) problems.push(`\`${excerpt(piece.text)}\` is not closed: \`}}\` is missing.`);
    const next = pieces[index + 1];
    const reader = new ActionReader(piece, problems);
    const action = reader.read(next?.kind === 'text' ? next.text : '', blocks.at(-1)?.atRoot ?? true);
    followBlocks(action, blocks, problems);
    actions.push(action);
  });
  for (const { text } of blocks) problems.push(`\`${excerpt(text)}\` has no \`{{ end }}\`.`);
  return { actions, texts: pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])), problems };
}

/** An `if` and the like that is still open. */
interface Block {
  readonly text: string;
  readonly outsideAtRoot: boolean;
  /** Of the branch that is read. */
  atRoot: boolean;
}

/** Keywords that open a block, and whether `.` stays what it was in it. */
const OPENING: ReadonlyMap<string, boolean> = new Map([
  ['if', true],
  ['range', false],
  ['with', false],
  ['define', false],
  ['block', false],
]);

const KEYWORDS = new Set([...OPENING.keys(), 'else', 'end', 'template', 'break', 'continue']);

/** Keywords that may stand alone. */
const BARE = new Set(['else', 'end', 'break', 'continue']);

/** Words that are values. */
const CONSTANTS = new Set(['true', 'false', 'nil']);

/** Parentheses within each other; Go's own limit is far higher, and nobody writes three. */
const MAX_DEPTH = 50;

/** In the `else` branch `.` is what it was before the block. */
function followBlocks({ keyword, text, atRoot }: Action, blocks: Block[], problems: string[]): void {
  if (keyword === undefined) return;
  const opening = OPENING.get(keyword);
  if (opening !== undefined) blocks.push({ text, outsideAtRoot: atRoot, atRoot: atRoot && opening });
  if (keyword !== 'end' && keyword !== 'else') return;
  const block = blocks.at(-1);
  if (block === undefined) problems.push(`\`${excerpt(text)}\` ends nothing.`);
  else if (keyword === 'end') blocks.pop();
  else block.atRoot = block.outsideAtRoot;
}

/** Reads one action, token by token. */
class ActionReader {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  readonly #problems: string[];
  #at = 0;

  constructor({ tokens, text }: ActionPiece, problems: string[]) {
    this.#tokens = tokens;
    this.#text = text;
    this.#problems = problems;
  }

  read(after: string, atRoot: boolean): Action {
    this.#skipSpace();
    const first = this.#tokens[this.#at];
    const keyword = first?.kind === 'word' && KEYWORDS.has(first.text) ? first.text : undefined;
    if (keyword !== undefined) this.#at += 1;
    const pipeline = this.#pipeline(0);
    if (pipeline.commands.length === 0 && (keyword === undefined || !BARE.has(keyword))) this.#problem('says nothing');
    return { text: this.#text, keyword, pipeline, atRoot, after };
  }

  #pipeline(depth: number): Pipeline {
    const declares = depth === 0 ? this.#declarations() : [];
    const commands: Command[] = [];
    let command: Operand[] = [];
    for (;;) {
      this.#skipSpace();
      const token = this.#tokens[this.#at];
      if (token === undefined || (depth > 0 && token.text === ')')) break;
      this.#at += 1;
      if (token.text === '|' && token.kind === 'sign') {
        if (command.length === 0) this.#problem('has `|` with nothing before it');
        commands.push(command);
        command = [];
      } else {
        const operand = this.#operand(token, depth);
        if (operand !== undefined) command.push(operand);
      }
    }
    if (command.length > 0) commands.push(command);
    else if (commands.length > 0) this.#problem('has `|` with nothing behind it');
    return { declares, commands };
  }

  /** `$x :=`, `$x =`, `$i, $x :=`. */
  #declarations(): string[] {
    const sign = this.#tokens.findIndex(({ kind, text }) => kind === 'sign' && (text === ':=' || text === '='));
    if (sign < this.#at) return [];
    const before = this.#tokens.slice(this.#at, sign).filter(({ kind, text }) => kind !== 'space' && text !== ',');
    if (before.length === 0 || before.some(({ kind }) => kind !== 'variable')) return [];
    this.#at = sign + 1;
    return before.map(({ text }) => text);
  }

  #operand(token: Token, depth: number): Operand | undefined {
    switch (token.kind) {
      case 'variable':
        return { kind: 'variable', name: token.text, fields: this.#fields() };
      case 'field':
        return { kind: 'dot', fields: [token.text.slice(1), ...this.#fields()] };
      case 'dot':
        return { kind: 'dot', fields: [] };
      case 'string':
        return { kind: 'string', value: unquoted(token.text) };
      case 'number':
        return { kind: 'constant' };
      case 'word':
        // A keyword here is the `if` of `else if`.
        if (CONSTANTS.has(token.text) || KEYWORDS.has(token.text)) return { kind: 'constant' };
        return { kind: 'function', name: token.text };
      case 'sign':
        if (token.text === '(' && depth < MAX_DEPTH) return this.#group(depth);
        break;
      case 'space':
      case 'bad':
    }
    this.#problem(`has \`${token.text}\` where it does not belong`);
    return undefined;
  }

  #group(depth: number): Operand {
    const pipeline = this.#pipeline(depth + 1);
    if (this.#tokens[this.#at] === undefined) this.#problem('has a `(` that is not closed');
    this.#at += 1;
    return { kind: 'group', pipeline, fields: this.#fields() };
  }

  #fields(): string[] {
    const fields: string[] = [];
    for (let token = this.#tokens[this.#at]; token?.kind === 'field'; token = this.#tokens[this.#at]) {
      fields.push(token.text.slice(1));
      this.#at += 1;
    }
    return fields;
  }

  #skipSpace(): void {
    while (this.#tokens[this.#at]?.kind === 'space') this.#at += 1;
  }

  #problem(what: string): void {
    this.#problems.push(`\`${excerpt(this.#text)}\` ${what}.`);
  }
}

function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  return literal.startsWith('`')
    ? inner
    : inner.replaceAll(/\\(.)/gu, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function excerpt(text: string): string {
  const line = text.slice(0, 200).replaceAll(/\s+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
