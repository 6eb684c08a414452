/** The types of PromQL. */
export type PromqlType = 'scalar' | 'string' | 'vector' | 'matrix';

/** An expression as it was made: text with the expressions in it. */
export interface Piece {
  readonly parts: readonly (string | Piece)[];
}

/** Makes a piece: `` piece`rate(${range})` ``. */
export function piece(strings: TemplateStringsArray, ...inner: readonly (string | Piece)[]): Piece {
  return { parts: strings.flatMap((text, index) => [text, inner[index] ?? '']).filter((part) => part !== '') };
}

/** Puts pieces into a list: `a, b`. */
export function listed(pieces: readonly (string | Piece)[], separator = ', '): Piece {
  return { parts: pieces.flatMap((each, index) => (index === 0 ? [each] : [separator, each])) };
}

/** The text of a piece. */
export function textOf({ parts }: Piece): string {
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** The pieces right in a piece. */
export function innerPieces({ parts }: Piece): Piece[] {
  return parts.filter((part) => typeof part !== 'string');
}
