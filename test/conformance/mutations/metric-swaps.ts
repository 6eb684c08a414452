import { type Expr, selectorsIn } from '@lockstep/promql';
import { replaceSpan } from './edit.ts';
import type { MutationWords, QueryMutation } from './query-mutation.ts';

/** How many others take the place of each metric: those that follow in the alphabet, which are the likely mistakes. */
const OTHERS = 3;

/** Every metric of a query mistaken for another that exists. */
export function metricSwaps(text: string, expr: Expr, { series, labelsOf }: MutationWords): QueryMutation[] {
  return selectorsIn(expr).flatMap(({ metric, matchers }) => {
    if (metric === undefined) return [];
    const at = series.indexOf(metric.name);
    return [...series.slice(at + 1), ...series.slice(0, at)].slice(0, OTHERS).map((other) => {
      const unknown = matchers.find(({ label }) => !labelsOf(other).has(label.name));
      return {
        what: `metric \`${metric.name}\` is \`${other}\``,
        text: replaceSpan(text, metric, other),
        breaks: unknown && `\`${other}\` has no \`${unknown.label.name}\``,
      };
    });
  });
}
