import { type Expr, type Subquery, walk } from '@lockstep/promql';
import { replaceSpan } from './edit.ts';
import type { QueryMutation } from './query-mutation.ts';

/** Every range made so short that it holds a sample or two, or none at all. */
export function rangeMutations(text: string, expr: Expr, scrapeIntervalSeconds: number): QueryMutation[] {
  const found: QueryMutation[] = [];
  walk(expr, (node, around) => {
    if (node.kind !== 'matrix' && node.kind !== 'subquery') return;
    const written = text.slice(node.range.from, node.range.to);
    for (const intervals of [1, 2]) {
      const seconds = intervals * scrapeIntervalSeconds;
      found.push({
        what: `range \`${written}\` is \`${seconds}s\``,
        text: replaceSpan(text, node.range, `${seconds}s`),
        breaks: node.kind === 'matrix' ? tooFewSamples(around.at(-1)) : shorterThanStep(node, seconds),
      });
    }
  });
  return found;
}

/** The newest sample is one, however short the range. */
function tooFewSamples(parent: Expr | undefined): string | undefined {
  const wantsOne = parent?.kind === 'call' && parent.function.name === 'last_over_time';
  return wantsOne ? undefined : 'a lost scrape leaves less than two samples';
}

function shorterThanStep({ step }: Subquery, seconds: number): string | undefined {
  const isShorter = step?.kind === 'duration' && seconds < step.seconds;
  return isShorter ? 'a window of it has a sample only now and then' : undefined;
}
