import { beforeAll, describe, expect, it } from 'vitest';
import { replaceAt } from '../conformance/mutations/json-edit.ts';
import { type MutationResult, runMutants } from '../conformance/mutations/mutation-run.ts';
import { ownProject } from '../conformance/mutations/own-project.ts';
import { isUnseen, UNSEEN } from '../conformance/mutations/unseen.ts';

describe('mistakes made on purpose in our own dashboards, rules and catalogs', () => {
  let result: MutationResult;
  beforeAll(() => {
    result = runMutants(ownProject());
  }, 600_000);

  it('start from files without problems', () => {
    expect(result.before).toEqual([]);
  });

  it('are many', () => {
    expect(result.caught.length + result.survivors.length).toBeGreaterThanOrEqual(10_000);
  });

  it('are caught, every one that breaks something', () => {
    const left = result.survivors.filter((survivor) => !isUnseen(survivor));
    expect(left.map(({ name, breaks }) => `${name} (${breaks})`)).toEqual([]);
  });

  it.each(UNSEEN)('$why: it still is so', ({ name }) => {
    expect(result.survivors.some((survivor) => name.test(survivor.name))).toBe(true);
  });
});

describe('replaceAt', () => {
  const json = { a: [{ 'b/c': 1 }, 2] };

  it('copies all but one place', () => {
    expect(replaceAt(json, '/a/0/b~1c', 3)).toEqual({ a: [{ 'b/c': 3 }, 2] });
    expect(json).toEqual({ a: [{ 'b/c': 1 }, 2] });
  });

  it.each(['/x', '/a/5', ''])('refuses `%s`, where nothing is', (pointer) => {
    expect(() => replaceAt(json, pointer, 3)).toThrow('Nothing is at');
  });
});
