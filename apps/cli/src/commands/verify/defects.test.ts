import { readdirSync } from 'node:fs';
import { CHECKS } from '@lockstep/checks';
import { describe, expect, it } from 'vitest';
import { compareExample } from './compare-example.ts';
import { DEFECTS } from './defects/index.ts';

describe.each(DEFECTS)('$id', ({ id, severity, docs }) => {
  it.each(docs.bad)('is all that is found on a bad page: %#', (example) => {
    expect(compareExample(example)).toMatchObject([{ defect: id, severity }]);
  });

  it.each(docs.good)('is not found on a good page, and nothing else is: %#', (example) => {
    expect(compareExample(example)).toEqual([]);
  });
});

describe('ids', () => {
  const ids = DEFECTS.map(({ id }) => id);

  it('are the names of the files, in order', () => {
    const files = readdirSync(new URL('defects/', import.meta.url)).filter((file) => file !== 'index.ts');
    expect(ids.map((id) => `${id}.ts`)).toEqual(files.toSorted());
  });

  it('are not those of checks', () => {
    expect(CHECKS.map((check) => check.id).filter((id) => ids.includes(id))).toEqual([]);
  });
});
