import { expect, test } from 'vitest';
import { type BackupSource, sourceId } from './index.ts';

const DATA: BackupSource = { host: 'alpha', user: 'backup', paths: ['/data', '/etc'] };

test('an id is the same for ever', () => {
  expect(sourceId(DATA)).toBe('d676a9ebda577dcd');
});

test('the order of the paths does not matter', () => {
  expect(sourceId({ ...DATA, paths: ['/etc', '/data'] })).toBe(sourceId(DATA));
});

test.each<BackupSource>([
  { ...DATA, host: 'bravo' },
  { ...DATA, user: 'root' },
  { ...DATA, paths: ['/data'] },
  { ...DATA, paths: ['/data/etc'] },
  { ...DATA, paths: ['/data,/etc'] },
  { host: 'alphabackup', user: '', paths: DATA.paths },
  { host: 'alpha', user: 'backup/data', paths: ['/etc'] },
])('%j is another source', (other) => {
  expect(sourceId(other)).not.toBe(sourceId(DATA));
});
