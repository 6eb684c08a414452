import { type Check, eachTarget } from './check.ts';
import { findMetric } from './metric-lookup.ts';

/** A query names a metric that no catalog has. */
export const unknownMetric: Check = {
  id: 'unknown-metric',
  check: eachTarget(({ selectors }, { catalogs }) =>
    selectors
      .filter(
        ({ metric, templated }) => !templated && (metric === undefined || findMetric(metric, catalogs) === undefined),
      )
      .map(({ metric }) => ({
        message: metric === undefined ? 'a selector names no metric.' : `\`${metric}\` is in no catalog.`,
        fix: 'Use a series of the catalog; a histogram has `_bucket`, `_sum` and `_count`.',
      })),
  ),
};
