/**
 * The candidate that is most like a word, for "did you mean": at most a third of its letters wrong, missing, too many
 * or exchanged with a neighbour. Undefined when none is that near. Of equals the first. Case counts as little.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.floor(word.length / 3) + 0.9;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const found = distance(word, candidate, limit);
    if (found >= limit) continue;
    limit = found;
    best = candidate;
  }
  return best;
}

/** Edits from one word to another (Damerau's, neighbours only); anything at or above `limit` when there are so many. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(last, j - 1) + difference(a.charAt(i - 1), b.charAt(j - 1));
      let edits = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      row.push(edits);
    }
    if (Math.min(...row) >= limit) return Infinity;
    before = last;
    last = row;
  }
  return at(last, b.length);
}

function difference(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.1 : 1;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
