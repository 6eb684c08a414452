import { lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compareFile } from './compare-file.ts';

let folder: string;
let live: string;
let restored: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-compare-'));
  live = join(folder, 'live');
  restored = join(folder, 'restored');
  writeFileSync(live, 'content');
  writeFileSync(restored, 'content');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const saved = () => {
  const { size, mtimeNs } = lstatSync(live, { bigint: true });
  return { path: live, sizeBytes: Number(size), modifiedNs: mtimeNs };
};

test.each<{ name: string; after: () => void; want: string }>([
  { name: 'untouched', after: () => undefined, want: 'same' },
  { name: 'another content of the same size', after: () => writeFileSync(restored, 'kontent'), want: 'different' },
  { name: 'not restored', after: () => rmSync(restored), want: 'missing' },
  { name: 'restored in part', after: () => writeFileSync(restored, 'con'), want: 'missing' },
  { name: 'restored as a folder', after: () => (rmSync(restored), mkdirSync(restored)), want: 'missing' },
  { name: 'written since', after: () => utimesSync(live, 1, 1), want: 'changed' },
  { name: 'longer since', after: () => writeFileSync(live, 'content and more'), want: 'changed' },
  { name: 'removed since', after: () => rmSync(live), want: 'changed' },
  { name: 'a link since', after: () => (rmSync(live), symlinkSync(restored, live)), want: 'changed' },
])('$name: $want', async ({ after, want }) => {
  const file = saved();
  after();
  expect(await compareFile(file, restored)).toBe(want);
});

test('a path below what is a file by now', async () => {
  expect(await compareFile({ ...saved(), path: join(live, 'below') }, restored)).toBe('changed');
});
