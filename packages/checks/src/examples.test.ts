import { describe, expect, it } from 'vitest';
import { CHECKS } from './checks/index.ts';
import { problemsOfExample } from './examples.ts';

describe.each(CHECKS)('$id', (check) => {
  it.each(rows(check.docs.bad))('finds %j, and nothing else of its scope does', (example) => {
    const found = problemsOfExample(check, example as never).map((problem) => problem.check);
    expect([...new Set(found)]).toEqual([check.id]);
  });

  it.each(rows(check.docs.good))('accepts %j', (example) => {
    expect(problemsOfExample(check, example as never).filter((problem) => problem.check === check.id)).toEqual([]);
  });
});

it('checks are sorted by id, and each has one', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

/** One argument a row, also when the example is a list. */
function rows(examples: readonly unknown[]): [unknown][] {
  return examples.map((example) => [example]);
}
