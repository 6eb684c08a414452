import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT, workspaces } from '../../scripts/workspaces.ts';

const commands = workspaces().flatMap(({ folder, manifest }) =>
  Object.values(manifest.bin ?? {})
    .filter((file) => file.startsWith('./bin/'))
    .map((file) => ({ name: basename(file, '.mjs'), path: join(ROOT, folder, file) })),
);

describe.each(commands)('$name', ({ name, path }) => {
  it('says what to do where nothing is built', () => {
    const folder = mkdtempSync(join(tmpdir(), 'not-built-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const copy = join(folder, 'bin', `${name}.mjs`);
    cpSync(path, copy);
    const { status, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
    expect(stderr).toBe(`${name}: It is not built yet. Run \`npm run build\` in the folder of the repository.\n`);
    expect(status).toBe(2);
  });
});

it('every command of this repository is looked at', () => {
  expect(commands.map(({ name }) => name).toSorted()).toEqual([
    'lockstep',
    'lockstep-exporter',
    'lockstep-server',
    'lockstep-simulator',
  ]);
});
