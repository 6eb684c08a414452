import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { liveSample } from './live-sample.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lockstep-live-'));
  mkdirSync(join(root, 'deep', 'deeper'), { recursive: true });
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, 'a'), 'a');
  writeFileSync(join(root, 'deep', 'b'), 'bb');
  writeFileSync(join(root, 'deep', 'deeper', 'c'), 'ccc');
  writeFileSync(join(root, 'large'), Buffer.alloc(2000));
  symlinkSync(join(root, 'a'), join(root, 'link'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const names = async (options: object) => {
  const sample = await liveSample({
    root,
    beforeMs: Date.now() + 60_000,
    files: 3,
    maxFileBytes: 1000,
    random: Math.random,
    ...options,
  });
  return sample.map(({ path }) => path.slice(root.length + 1));
};

test('files of all depths, no links, no large ones', async () => {
  expect(await names({})).toEqual(['a', 'deep/b', 'deep/deeper/c']);
});

test('what was written after the snapshot is not in it; a time that was set back by hand shows in the change time', async () => {
  utimesSync(join(root, 'a'), 1000, 1000);
  expect(await names({ beforeMs: Date.now() - 60_000 })).toEqual([]);
});

test('nothing to choose from', async () => {
  expect(await names({ root: join(root, 'empty') })).toEqual([]);
  expect(await names({ root: join(root, 'nowhere') })).toEqual([]);
});
