import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/generated-state.ts';
import { ROOT } from '../../scripts/workspaces.ts';

describe('generated files', () => {
  it('are what `npm run generate` writes', async () => {
    expect((await differences(ROOT)).map(({ path, kind }) => `${path}: ${kind}`)).toEqual([]);
  });
});
