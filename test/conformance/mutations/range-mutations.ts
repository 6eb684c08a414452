import { type Expr, walk } from '@lockstep/promql';
import { replaceSpan } from './edit.ts';
import type { QueryMutation } from './query-mutation.ts';

/** Every range made so short that it holds a sample or two, or none at all. */
export function rangeMutations(text: string, expr: Expr, scrapeIntervalSeconds: number): QueryMutation[] {
  const found: QueryMutation[] = [];
  walk(expr, (node) => {
    if (node.kind !== 'matrix' && node.kind !== 'subquery') return;
    const written = text.slice(node.range.from, node.range.to);
    for (const intervals of [1, 2]) {
      const range = `${intervals * scrapeIntervalSeconds}s`;
      found.push({
        what: `range \`${written}\` is \`${range}\``,
        text: replaceSpan(text, node.range, range),
        breaks: node.kind === 'matrix' ? 'a lost scrape leaves less than two samples' : undefined,
      });
    }
  });
  return found;
}
