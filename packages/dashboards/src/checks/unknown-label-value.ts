import { type Check, eachTarget } from './check.ts';
import { findMetric } from './metric-lookup.ts';

/** A regular expression that only lists values. */
const ALTERNATIVES = /^\w+(?:\|\w+)*$/;

/** A matcher asks for a value that its closed label never has. */
export const unknownLabelValue: Check = {
  id: 'unknown-label-value',
  check: eachTarget(({ selectors }, { catalogs }) =>
    selectors.flatMap(({ metric = '', matchers }) =>
      matchers.flatMap(({ label, operator, value, templated }) => {
        const domain = findMetric(metric, catalogs)?.metric.labels[label];
        if (templated || domain?.kind !== 'closed' || value === '') return [];
        const asked = operator.endsWith('~') ? (ALTERNATIVES.test(value) ? value.split('|') : []) : [value];
        return asked
          .filter((one) => !domain.values.includes(one))
          .map((one) => ({
            message: `label \`${label}\` of \`${metric}\` is never \`${one}\`.`,
            fix: `Use one of: ${domain.values.join(', ')}.`,
          }));
      }),
    ),
  ),
};
