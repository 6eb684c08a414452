import { type Check, eachTarget } from './check.ts';

export const invalidPromql: Check = {
  id: 'invalid-promql',
  summary: 'A query does not parse.',
  check: eachTarget(({ query }) =>
    query.problems.map(({ from, to, message }) => ({
      message: `${message} (characters ${from} to ${to} of \`${query.text}\`)`,
      fix: 'Correct the query.',
    })),
  ),
};
