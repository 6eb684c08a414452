import { type Check, eachTarget } from './check.ts';
import { COUNTER_FUNCTIONS } from './counter-functions.ts';
import { findMetric } from './metric-lookup.ts';

/** A function for counters is applied to a gauge; it reads every fall as a reset. */
export const rateOnGauge: Check = {
  id: 'rate-on-gauge',
  check: eachTarget(({ selectors }, { catalogs }) =>
    selectors.flatMap(({ metric = '', enclosedBy }) => {
      const [around] = enclosedBy;
      if (findMetric(metric, catalogs)?.metric.type !== 'gauge' || around?.kind !== 'function') return [];
      return COUNTER_FUNCTIONS.has(around.name)
        ? [
            {
              message: `\`${metric}\` is a gauge; ${around.name}() needs a counter.`,
              fix: `Use delta() or deriv(), or the value itself.`,
            },
          ]
        : [];
    }),
  ),
};
