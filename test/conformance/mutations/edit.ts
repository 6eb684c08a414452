import type { Span } from '@lockstep/promql';

/** A text with one place of it replaced. */
export function replaceSpan(text: string, { from, to }: Span, by: string): string {
  return text.slice(0, from) + by + text.slice(to);
}

/** Misspellings of a word as people make them: a letter too few, two swapped, one too many. None is in `words`. */
export function misspellings(word: string, words: ReadonlySet<string>): readonly string[] {
  const middle = Math.floor(word.length / 2);
  const shorter = word.slice(0, middle) + word.slice(middle + 1);
  const swapped = word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1);
  const longer = `${word}x`;
  return [...new Set([shorter, swapped, longer])].filter((each) => each !== '' && each !== word && !words.has(each));
}
