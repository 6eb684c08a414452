/** A line of a generated file and what an operator writes in its place. */
export interface Substitution {
  readonly line: string;
  readonly by: string;
}

/**
 * A generated file after an operator put in what only they know. Each line, compared without its indentation, must be
 * there exactly once: a test that stops saying the truth about the generated file fails.
 */
export function substituteLines(text: string, substitutions: readonly Substitution[]): string {
  return substitutions.reduce((result, { line, by }) => {
    const lines = result.split('\n');
    const places = lines.flatMap((candidate, index) => (candidate.trim() === line ? [index] : []));
    const [place] = places;
    if (place === undefined || places.length > 1) {
      throw new Error(`The generated file has the line \`${line}\` ${places.length} times, not once:\n${text}`);
    }
    const indentation = lines[place]?.slice(0, lines[place].indexOf(line)) ?? '';
    return lines.with(place, indentation + by).join('\n');
  }, text);
}
