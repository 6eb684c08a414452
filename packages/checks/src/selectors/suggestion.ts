import { nearest } from '@lockstep/promql';

/** How many values a message lists before it only counts them. */
const LISTED = 12;

/** How to repair a name that does not exist: the one that was probably meant, or all there are. */
export function suggestion(word: string, candidates: readonly string[], otherwise: string): string {
  const meant = nearestOnce(word, candidates);
  if (meant !== undefined) return `Did you mean \`${meant}\`?${candidates.length > 1 ? ` ${otherwise}` : ''}`;
  return otherwise;
}

/** `` `a`, `b` and 3 more ``, in the order given; `none` for none. */
export function listed(values: readonly string[]): string {
  if (values.length === 0) return 'none';
  const shown = values.slice(0, LISTED).map((value) => `\`${value}\``);
  const more = values.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Dashboards ask for the same wrong name again and again, and looking through all names takes a while. */
const FOUND = new WeakMap<readonly string[], Map<string, string | undefined>>();

function nearestOnce(word: string, candidates: readonly string[]): string | undefined {
  const found = FOUND.get(candidates) ?? new Map<string, string | undefined>();
  FOUND.set(candidates, found);
  if (!found.has(word)) found.set(word, nearest(word, candidates) ?? withOtherEnd(word, candidates));
  return found.get(word);
}

/** The shortest name that goes on where the word ends, `_total` or a unit say, or the longest that ends before it does. */
function withOtherEnd(word: string, candidates: readonly string[]): string | undefined {
  const longer = candidates.filter((name) => name.startsWith(`${word}_`)).toSorted(byLength);
  const shorter = candidates.filter((name) => word.startsWith(`${name}_`)).toSorted(byLength);
  return longer[0] ?? shorter.at(-1);
}

function byLength(one: string, other: string): number {
  return one.length - other.length;
}
