/** A piece of a template's text that is written as it stands. */
export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
}

/** What stands between `{{` and `}}`, comments left out. */
export interface ActionPiece {
  readonly kind: 'action';
  readonly text: string;
  readonly tokens: readonly Token[];
  /** False when the text ends before `}}`. */
  readonly closed: boolean;
}

/** A piece of a template. */
export type Piece = TextPiece | ActionPiece;

/** The smallest parts of an action; `bad` is what belongs nowhere. */
const TOKEN_KINDS = ['string', 'variable', 'field', 'number', 'dot', 'word', 'sign', 'space', 'bad'] as const;

/** A token. Space counts, because `$labels.job` and `$labels .job` are different things. */
export interface Token {
  readonly kind: (typeof TOKEN_KINDS)[number];
  readonly text: string;
}

/** Cuts a template of Go's `text/template` into text and actions. Any text is accepted. */
export function tokenize(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const textEnd = open < 0 ? template.length : open;
    if (textEnd > at) pieces.push({ kind: 'text', text: template.slice(at, textEnd) });
    if (open < 0) break;
    const { piece, end } = action(template, open);
    if (piece !== undefined) pieces.push(piece);
    at = end;
  }
  return pieces;
}

/** One token, wherever it may stand; the order matters. */
const TOKEN =
  /(?<string>"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+')|(?<variable>\$[\p{L}\p{Nd}_]*)|(?<field>\.[\p{L}_][\p{L}\p{Nd}_]*)|(?<number>[+-]?\.?\d[\w.]*)|(?<dot>\.)|(?<word>[\p{L}_][\p{L}\p{Nd}_]*)|(?<sign>:=|[|(),=])|(?<space>\s+)|(?<bad>[\s\S])/uy;

const COMMENT = /\{\{(?:- )?\/\*[\s\S]*?\*\/(?: -)?\}\}/y;
const CLOSE = /(?:\s-)?\}\}/y;

function action(template: string, open: number): { piece: ActionPiece | undefined; end: number } {
  const comment = matchAt(COMMENT, template, open);
  if (comment !== undefined) return { piece: undefined, end: open + comment[0].length };
  const tokens: Token[] = [];
  // A trim marker is a dash with a space behind it: `{{-3}}` is a number.
  let at = open + (/^\{\{-\s/.test(template.slice(open, open + 4)) ? 3 : 2);
  while (at < template.length) {
    const close = matchAt(CLOSE, template, at);
    if (close !== undefined) {
      const end = at + close[0].length;
      return { piece: { kind: 'action', text: template.slice(open, end), tokens, closed: true }, end };
    }
    const token = tokenAt(template, at);
    tokens.push(token);
    at += token.text.length;
  }
  return { piece: { kind: 'action', text: template.slice(open), tokens, closed: false }, end: template.length };
}

function tokenAt(template: string, at: number): Token {
  const match = matchAt(TOKEN, template, at);
  const kind = TOKEN_KINDS.find((name) => match?.groups?.[name] !== undefined);
  return { kind: kind ?? 'bad', text: match?.[0] ?? template.charAt(at) };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
