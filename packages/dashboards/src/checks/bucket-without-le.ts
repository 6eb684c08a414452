import type { EnclosedSelector as Selector } from '@lockstep/promql';
import { type Check, eachTarget } from './check.ts';
import { findMetric } from './metric-lookup.ts';

/** The buckets of a histogram lose their bounds before a quantile is taken. */
export const bucketWithoutLe: Check = {
  id: 'bucket-without-le',
  check: eachTarget(({ selectors }, { catalogs }) =>
    selectors
      .filter(({ metric = '' }) => findMetric(metric, catalogs)?.suffix === '_bucket')
      .filter((selector) => !keepsLe(selector))
      .map(({ metric }) => ({
        message: `\`${metric}\` does not reach histogram_quantile() with its label \`le\`.`,
        fix: 'Group by `le` and whatever else is wanted: sum by (kind, le) (rate(...)).',
      })),
  ),
};

function keepsLe({ enclosedBy }: Selector): boolean {
  const quantile = enclosedBy.findIndex(({ name }) => name === 'histogram_quantile' || name === 'histogram_fraction');
  const inside = enclosedBy.slice(0, quantile);
  return (
    quantile !== -1 &&
    inside.every(
      (around) => around.kind !== 'aggregation' || around.labels.includes('le') === (around.modifier === 'by'),
    )
  );
}
