import { type Check, eachTarget } from './check.ts';

/** A matcher names a bucket; Prometheus 2 and 3 store its bound differently (`300`, `300.0`). */
export const literalLe: Check = {
  id: 'literal-le',
  check: eachTarget(({ selectors }) =>
    selectors.flatMap(({ matchers }) =>
      matchers
        .filter(({ label, value }) => label === 'le' && value !== '+Inf')
        .map(({ value }) => ({
          message: `the matcher on \`le\` with \`${value}\` finds nothing on other versions.`,
          fix: 'Use histogram_quantile(), or a metric for this bound.',
        })),
    ),
  ),
};
