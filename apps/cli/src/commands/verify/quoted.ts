/** Longest text of a page that a message repeats, in characters. */
const MAX_QUOTED = 100;

/** Text of a page in backticks, cut when it is long. */
export function quoted(text: string): string {
  return `\`${shortened(text, MAX_QUOTED)}\``;
}

/** Text of at most `max` characters, with an ellipsis where it was cut. */
export function shortened(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
