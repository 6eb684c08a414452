import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { findFiles } from './find-files.ts';

const FILES = {
  'a.json': '',
  'b/c.yaml': '',
  'b/d.YML': '',
  'b/readme.md': '',
  '.git/e.json': '',
  'node_modules/f.json': '',
  'b/[x].json': '',
};

async function found(folder: string, ...args: readonly string[]): Promise<readonly string[]> {
  const files = await findFiles(args.map((argument) => join(folder, argument)));
  return files.map(({ path, named }) => relative(folder, path) + (named ? ' (named)' : ''));
}

describe('findFiles', () => {
  it.each([
    {
      name: 'a folder: its documents and those below',
      args: ['.'],
      want: ['a.json', 'b/[x].json', 'b/c.yaml', 'b/d.YML'],
    },
    { name: 'a file, whatever its name', args: ['b/readme.md'], want: ['b/readme.md (named)'] },
    { name: 'a pattern', args: ['**/*.yaml'], want: ['b/c.yaml'] },
    { name: 'a file whose name looks like a pattern', args: ['b/[x].json'], want: ['b/[x].json (named)'] },
    {
      name: 'one file twice',
      args: ['.', 'a.json', 'a.json'],
      want: ['a.json (named)', 'b/[x].json', 'b/c.yaml', 'b/d.YML'],
    },
    { name: 'what is not there, for whoever reads it to say so', args: ['none.json'], want: ['none.json (named)'] },
  ])('$name', async ({ args, want }) => {
    expect(await found(temporaryFolder(FILES), ...args)).toEqual(want);
  });

  it('refuses a pattern that matches nothing', async () => {
    await expect(found(temporaryFolder(), '*.json')).rejects.toThrow(/\*\.json` matches no file/);
  });

  it('follows links to files in the folder, and no others', async (context) => {
    context.skip(process.platform === 'win32', 'Links need a privilege on Windows.');
    const outside = temporaryFolder({ 'out.json': '' });
    const folder = temporaryFolder({ '..data/in.json': '' });
    symlinkSync('..data/in.json', join(folder, 'in.json'));
    symlinkSync(join(outside, 'out.json'), join(folder, 'out.json'));
    symlinkSync(outside, join(folder, 'outside'));
    symlinkSync('.', join(folder, 'loop'));
    symlinkSync('loop.json', join(folder, 'loop.json'));
    spawnSync('mkfifo', [join(folder, 'pipe.json')]);
    expect(await found(folder, '.')).toEqual(['in.json']);
  });
});
