import { type Check, eachTarget } from './check.ts';

/** A query does not parse. */
export const invalidPromql: Check = {
  id: 'invalid-promql',
  check: eachTarget(({ query }) =>
    query.problems.map(({ from, to, message }) => ({
      message: `${message} (characters ${from} to ${to} of \`${query.text}\`)`,
      fix: 'Correct the query.',
    })),
  ),
};
