import { type Check, eachTarget } from './check.ts';
import { COUNTER_FUNCTIONS } from './counter-functions.ts';

/** A rate is compared for equality; rates are rounded, and differ between servers in the last digit. */
export const rateEquality: Check = {
  id: 'rate-equality',
  check: eachTarget(({ selectors }) =>
    selectors.flatMap(({ enclosedBy }) => {
      const rate = enclosedBy.findIndex(({ name }) => COUNTER_FUNCTIONS.has(name));
      const equality = enclosedBy
        .slice(rate + 1)
        .find(({ kind, name }) => kind === 'operator' && (name === '==' || name === '!='));
      return rate === -1 || equality === undefined
        ? []
        : [
            {
              message: `${enclosedBy[rate]?.name}() is compared by \`${equality.name}\`.`,
              fix: 'Compare by `>` or `<`.',
            },
          ];
    }),
  ),
};
