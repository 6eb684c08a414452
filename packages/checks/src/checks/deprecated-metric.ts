import { defineCheck } from '../check.ts';
import { selectorUses } from '../selectors/counter-use.ts';

/** A query asks for a metric that will be gone. */
export const deprecatedMetric = defineCheck<'query'>({
  id: 'deprecated-metric',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A query asks for a metric that its catalog calls deprecated.',
    why: 'The metric will be removed, and from then on the query finds nothing.',
    bad: ['sum by (queue) (queue_jobs)'],
    good: ['sum by (queue) (queue_length)'],
  },
  check({ expr }, { metrics }, report) {
    for (const { selector, series } of selectorUses(expr, metrics)) {
      const { stability, usage } = series.description;
      if (stability !== 'deprecated') continue;
      report({
        at: selector.metric ?? selector,
        message: `\`${series.family}\` is deprecated.`,
        fix: usage === undefined || usage === '' ? 'Use what has taken its place.' : usage,
      });
    }
  },
});
