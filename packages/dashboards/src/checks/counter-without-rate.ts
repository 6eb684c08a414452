import { type Check, eachTarget } from './check.ts';
import { COUNTER_FUNCTIONS, VALUE_IGNORED } from './counter-functions.ts';
import { findMetric } from './metric-lookup.ts';

/** The bare value of a counter is shown; it starts again with the process. */
export const counterWithoutRate: Check = {
  id: 'counter-without-rate',
  check: eachTarget(({ selectors }, { catalogs }) =>
    selectors
      .filter(({ metric = '', enclosedBy }) => {
        const type = findMetric(metric, catalogs)?.metric.type;
        const covered = enclosedBy.some(({ name }) => COUNTER_FUNCTIONS.has(name) || VALUE_IGNORED.has(name));
        return type !== undefined && type !== 'gauge' && !covered;
      })
      .map(({ metric }) => ({ message: `\`${metric}\` is a counter.`, fix: 'Wrap it in rate() or increase().' })),
  ),
};
