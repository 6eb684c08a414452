import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/generated-state.ts';
import { ROOT } from '../../scripts/workspaces.ts';

/** All files are made anew, which takes seconds. */
describe('generated files', { timeout: 60_000 }, () => {
  it('are what `npm run generate` writes', async () => {
    expect((await differences(ROOT)).map(({ path, kind }) => `${path}: ${kind}`)).toEqual([]);
  });
});
