/** Fewest characters of a token. */
const MIN_LENGTH = 16;

/**
 * What is wrong with a configured token, or undefined. Guards against the placeholders that end up in deployments
 * (`undefined`, `null`, `changeme`): all are shorter than sixteen characters. The answer never holds the token.
 */
export function tokenDefect(token: string): string | undefined {
  if (token.trim() === '') return 'holds an empty token';
  if (token.length < MIN_LENGTH) {
    return `holds a token of fewer than ${MIN_LENGTH} characters; make one with \`openssl rand -hex 32\``;
  }
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token)) {
    return 'holds a token with characters that a bearer token cannot have (allowed: letters, digits, - . _ ~ + / and = at the end)';
  }
  return undefined;
}

/** The tokens of a file, one per line. White space around them and blank lines are nothing. */
export function tokenLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
