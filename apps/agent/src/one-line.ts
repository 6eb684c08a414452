// The same characters that the API refuses in a line of text: controls, line separators, bidirectional controls.
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Makes one line of at most `maxCharacters` of any text, as the API accepts it; `undefined` when nothing is left. */
export function oneLine(text: string, maxCharacters: number): string | undefined {
  const clean = text.toWellFormed().replaceAll(FORBIDDEN, ' ').trim();
  if (clean === '') return undefined;
  const characters = Array.from(clean);
  if (characters.length <= maxCharacters) return clean;
  return `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
