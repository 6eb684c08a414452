import { labelRefusal, OPEN } from './label-text.ts';

/**
 * The most characters of the names and values of an exemplar's labels together.
 *
 * @see https://prometheus.io/docs/specs/om/open_metrics_spec/#exemplars
 */
export const MAX_EXEMPLAR_CHARACTERS = 128;

/** Characters (not bytes) of names and values. */
export function exemplarCharacters(labels: Iterable<readonly [name: string, value: string]>): number {
  return [...labels].reduce((sum, [name, value]) => sum + Array.from(name + value).length, 0);
}

/** Whether an exemplar can have these labels. They come from outside, so their types are checked too. */
export function areExemplarLabels(labels: unknown): boolean {
  if (typeof labels !== 'object' || labels === null) return false;
  const pairs: readonly (readonly [string, unknown])[] = Object.entries(labels);
  return (
    pairs.every(([name, value]) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && labelRefusal(value, OPEN) === undefined) &&
    exemplarCharacters(pairs.map(([name, value]) => [name, String(value)])) <= MAX_EXEMPLAR_CHARACTERS
  );
}
