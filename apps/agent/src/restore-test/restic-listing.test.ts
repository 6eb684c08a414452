import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ResticListing } from './restic-listing.ts';

const ALL = { files: 100, maxFileBytes: 1e9, random: () => 0.5 };

function read(bytes: Uint8Array, options: Partial<typeof ALL> = {}, chunkBytes = 100) {
  const listing = new ResticListing({ ...ALL, ...options });
  for (let at = 0; at < bytes.length; at += chunkBytes) listing.push(bytes.subarray(at, at + chunkBytes));
  return listing.end();
}

const recorded = (version: string, scenario: string) =>
  readFileSync(new URL(`../../../../test/recordings/restic/${version}/${scenario}/stdout`, import.meta.url));

describe.each(['0.14.0', '0.18.0', '0.19.1'])('restic %s', (version) => {
  test('regular files with their sizes and times', () => {
    const files = read(recorded(version, 'ls-json'));
    expect(files.map(({ path }) => path)).toEqual([
      '/srv/rec-restic/src/docs/a.txt',
      '/srv/rec-restic/src/docs/new.txt',
      '/srv/rec-restic/src/docs/sub/c.bin',
    ]);
    expect(files.every(({ sizeBytes, modifiedNs }) => sizeBytes > 0 && modifiedNs > 1_700_000_000_000_000_000n)).toBe(
      true,
    );
  });

  test('names that are not UTF-8 cannot be asked for again', () => {
    const files = read(recorded(version, 'ls-odd-json'));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter(({ path }) => path.includes('\uFFFD'))).toEqual([]);
    expect(files.some(({ path }) => path.includes('\n'))).toBe(true);
  });
});

const node = (fields: object) =>
  `${JSON.stringify({ type: 'file', path: '/a', size: 5, mtime: '2026-11-21T01:00:00Z', ...fields })}\n`;

test.each([
  { name: 'an empty file has no size', line: node({ size: undefined }), want: 1 },
  { name: 'a folder', line: node({ type: 'dir' }), want: 0 },
  { name: 'a file above the limit', line: node({ size: 2e9 }), want: 0 },
  { name: 'no time', line: node({ mtime: undefined }), want: 0 },
  { name: 'no number', line: node({ size: '5' }), want: 0 },
  { name: 'half a line', line: node({}).slice(0, 20), want: 0 },
  { name: 'text', line: 'a "file" of some kind\n', want: 0 },
])('$name', ({ line, want }) => {
  expect(read(Buffer.from(line))).toHaveLength(want);
});

test('no more than were asked for', () => {
  const lines = Array.from({ length: 50 }, (_, index) => node({ path: `/${index}` })).join('');
  expect(read(Buffer.from(lines), { files: 7 })).toHaveLength(7);
});
