/** Controls (line ends too), line separators, bidirectional and invisible formatting: what a terminal acts on or hides. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Text of others as one line of a terminal: what would act on it is escaped, `\u001b`. */
export function printable(text: string): string {
  return text.replaceAll(ACTIVE, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
