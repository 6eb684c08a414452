import type { Span } from '../ast.ts';
import type { Macro } from './macros.ts';

/** A query text with what stands for its macros; the syntax tree was made from `source`. */
export interface TreeSource {
  readonly text: string;
  readonly source: string;
  readonly macros: readonly Macro[];
}

/** As it was parsed: with placeholders for macros. */
export function parsedText({ source }: TreeSource, { from, to }: Span): string {
  return source.slice(from, to);
}

/** As it was written: with macros. */
export function writtenText({ text }: TreeSource, { from, to }: Span): string {
  return text.slice(from, to);
}

/** The first macro that stands in a place. Macros are in the order of the text. */
export function macroIn({ macros }: TreeSource, { from, to }: Span): Macro | undefined {
  let [low, high] = [0, macros.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((macros[middle]?.to ?? Infinity) > from) high = middle;
    else low = middle + 1;
  }
  const found = macros[low];
  return found !== undefined && found.from < to ? found : undefined;
}
