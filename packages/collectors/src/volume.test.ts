import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { volumeOf } from './volume.ts';

test('a volume has the size that df says', async () => {
  const said = execFileSync('df', ['-B1', '--output=size', tmpdir()], { encoding: 'utf8' }).split('\n')[1];
  const volume = await volumeOf(tmpdir(), 5000);
  expect(volume?.sizeBytes).toBe(Number(said));
  expect(volume?.availableBytes).toBeLessThan(Number(said));
});

test('a path that is not there has none', async () => {
  expect(await volumeOf('/nowhere/at/all', 5000)).toBeUndefined();
});
