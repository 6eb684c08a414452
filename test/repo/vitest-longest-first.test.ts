import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TestSpecification, Vitest } from 'vitest/node';
import { LONG_FILES, LongestFirst } from '../../scripts/vitest-longest-first.ts';
import { ROOT } from '../../scripts/workspaces.ts';

const file = (groupOrder: number, moduleId: string) =>
  ({ moduleId, project: { name: '', config: { isolate: true, sequence: { groupOrder } } } }) as TestSpecification;
const cache = { getFileTestResults: () => undefined, getFileStats: () => undefined };
const vitest = { cache, config: { root: ROOT } } as unknown as Vitest;

describe('the order of test files', () => {
  it.each(LONG_FILES)('knows %s, which is there', (name) => {
    expect(existsSync(join(ROOT, name))).toBe(true);
  });

  it('begins with the longest of a group, and leaves the groups in their order', async () => {
    const [longest = '', longer = ''] = LONG_FILES;
    const files = [file(1, '/a/z.test.ts'), file(1, `/a/${longer}`), file(1, `/a/${longest}`), file(0, '/a/y.test.ts')];
    const sorted = await new LongestFirst(vitest).sort(files);
    expect(sorted.map(({ moduleId }) => moduleId)).toEqual([
      '/a/y.test.ts',
      `/a/${longest}`,
      `/a/${longer}`,
      '/a/z.test.ts',
    ]);
  });
});
