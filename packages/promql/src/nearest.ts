/**
 * The candidate that is most like a word, for "did you mean": at most a third of its letters, and at most five, wrong,
 * missing, too many or exchanged with a neighbour. Undefined when none is that near. Of equals the first. Case counts as little.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.min(Math.floor(word.length / 3), MOST_EDITS) + 0.9;
  const letters = lettersOf(word);
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) >= limit) continue;
    // Most candidates are told apart by their letters, which is ten times cheaper than by their order.
    if (differentLetters(letters, candidate, limit) >= limit) continue;
    const found = distance(word, candidate, limit);
    if (found >= limit) continue;
    limit = found;
    best = candidate;
  }
  return best;
}

/** More than that is no slip of a finger, however long the word. */
const MOST_EDITS = 5;

/** How often each letter occurs, without regard to case. What is not ASCII counts as one letter. */
function lettersOf(word: string): Int32Array {
  const counts = new Int32Array(128);
  for (let i = 0; i < word.length; i += 1) count(counts, word.charCodeAt(i), 1);
  return counts;
}

function count(counts: Int32Array, code: number, by: number): number {
  const letter = code > 127 ? 0 : code >= 65 && code <= 90 ? code + 32 : code;
  const before = counts[letter] ?? 0;
  counts[letter] = before + by;
  return before;
}

/** Letters that one word has and the other lacks, whichever are more: there are at least that many edits. */
function differentLetters(letters: Int32Array, candidate: string, limit: number): number {
  const left = letters.slice();
  let lacking = 0;
  for (let i = 0; i < candidate.length && lacking < limit; i += 1) {
    if (count(left, candidate.charCodeAt(i), -1) <= 0) lacking += 1;
  }
  if (lacking >= limit) return lacking;
  return Math.max(
    lacking,
    left.reduce((sum, spare) => sum + Math.max(0, spare), 0),
  );
}

/** Edits from one word to another (Damerau's, neighbours only); anything at or above `limit` when there are so many. */
function distance(a: string, b: string, limit: number): number {
  // Words that differ in so few places are compared near the diagonal only.
  const reach = Math.ceil(limit);
  let before = new Float64Array(b.length + 1);
  let last = new Float64Array(b.length + 1).map((_, j) => j);
  let row = new Float64Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    const [from, to] = [Math.max(1, i - reach), Math.min(b.length, i + reach)];
    row.fill(Infinity);
    row[from - 1] = from === 1 ? i : Infinity;
    let least = at(row, from - 1);
    for (let j = from; j <= to; j += 1) {
      const replaced = at(last, j - 1) + difference(a.charAt(i - 1), b.charAt(j - 1));
      let edits = Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      row[j] = edits;
      least = Math.min(least, edits);
    }
    if (least >= limit) return Infinity;
    [before, last, row] = [last, row, before];
  }
  return at(last, b.length);
}

function difference(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? 0.1 : 1;
}

function at(row: Float64Array, index: number): number {
  return row[index] ?? Infinity;
}
