import { nearest } from '@lockstep/promql';

/** How many values a message lists before it only counts them. */
const LISTED = 12;

/** How to repair a name that does not exist: the one that was probably meant, or all there are. */
export function suggestion(word: string, candidates: readonly string[], otherwise: string): string {
  const meant = nearest(word, candidates);
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
