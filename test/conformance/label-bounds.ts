import type { SeriesFacts } from '@lockstep/promql';

/** The labels that all of some series have, and those that at least one has. */
export function labelBounds(
  series: readonly Readonly<Record<string, string>>[],
): Pick<SeriesFacts, 'must'> & { readonly may: readonly string[] } {
  const may = [...new Set(series.flatMap((labels) => Object.keys(labels)))];
  return { may, must: may.filter((label) => series.every((labels) => labels[label] !== undefined)) };
}
