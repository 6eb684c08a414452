import { readdirSync } from 'node:fs';
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

it('every check is listed, sorted by id, which is the name of its file', () => {
  const files = readdirSync(new URL('checks/', import.meta.url));
  const ids = files.filter((file) => !/^index\.ts$|\.test\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
  expect(CHECKS.map(({ id }) => id)).toEqual(ids.toSorted());
});

it.each(CHECKS)('$id says what and why in sentences', ({ docs }) => {
  for (const text of [docs.summary, docs.why]) expect(text).toMatch(/^[A-Z`].*\.$/);
});

/** One argument a row, also when the example is a list. */
function rows(examples: readonly unknown[]): [unknown][] {
  return examples.map((example) => [example]);
}
