import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { readTextFile } from './read-text-file.ts';

function utf16(text: string, mark: readonly number[]): Uint8Array {
  return Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);
}

describe('readTextFile', () => {
  it.each([
    { name: 'text', bytes: Buffer.from('größe\n'), want: { text: 'größe\n' } },
    { name: 'nothing', bytes: Buffer.alloc(0), want: { text: '' } },
    { name: 'a byte order mark', bytes: Buffer.from('\ufeff{}'), want: { text: '{}' } },
    {
      name: 'UTF-16',
      bytes: utf16('{}', [0xff, 0xfe]),
      want: { problem: 'It is UTF-16 (little endian) text.', tooLarge: false },
    },
    {
      name: 'the other UTF-16',
      bytes: Buffer.from([0xfe, 0xff, 0, 0x7b]),
      want: { problem: 'It is UTF-16 (big endian) text.' },
    },
    {
      name: 'UTF-16 without a mark',
      bytes: utf16('{}', []),
      want: { problem: 'It has a NUL byte at offset 1, so it is no text.' },
    },
    { name: 'Latin-1', bytes: Buffer.from('größe', 'latin1'), want: { problem: 'It is no valid UTF-8.' } },
    { name: 'as many bytes as are allowed', bytes: Buffer.alloc(10, 'a'), want: { text: 'aaaaaaaaaa' } },
    {
      name: 'a byte more',
      bytes: Buffer.alloc(11, 'a'),
      want: { problem: 'It has more than 10 bytes.', tooLarge: true },
    },
  ])('$name', async ({ bytes, want }) => {
    const folder = temporaryFolder({ file: bytes });
    expect(await readTextFile(join(folder, 'file'), 10)).toMatchObject(want);
  });

  it.each([
    { name: 'a folder', path: '.', want: 'It is a folder, no file.' },
    { name: 'nothing there', path: 'none', want: 'It cannot be read: ENOENT: no such file or directory.' },
    { name: 'a file as a folder', path: 'file/below', want: 'It cannot be read: ENOTDIR: not a directory.' },
  ])('$name', async ({ path, want }) => {
    const folder = temporaryFolder({ file: '' });
    expect(await readTextFile(join(folder, path))).toMatchObject({ problem: want, tooLarge: false });
  });

  it('does not wait for a pipe, nor read a device', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has neither.');
    const folder = temporaryFolder();
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const want = { problem: 'It is a pipe, socket or device, no file.' };
    expect(await readTextFile(join(folder, 'pipe'))).toMatchObject(want);
    expect(await readTextFile('/dev/zero')).toMatchObject(want);
  });

  it('may not read everything', async (context) => {
    context.skip(process.getuid?.() === 0, 'Root may.');
    const folder = temporaryFolder({ file: 'a' });
    chmodSync(join(folder, 'file'), 0);
    expect(await readTextFile(join(folder, 'file'))).toMatchObject({
      problem: expect.stringContaining('permission denied'),
    });
  });
});
