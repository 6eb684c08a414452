import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/workspaces.ts';
import { readText, repositoryFiles } from './files.ts';

const samples = repositoryFiles()
  .filter((file) => file.endsWith('.md') && !file.startsWith('test/recordings/'))
  .flatMap((file) => samplesOf(readText(file)).map((code, index) => ({ name: `${file}, sample ${index + 1}`, code })));

it('the documents have samples', () => {
  expect(samples).not.toEqual([]);
});

it('every TypeScript sample of a document compiles', { timeout: 60_000 }, () => {
  expect(compile(samples)).toEqual([]);
});

it('a wrong sample is found', { timeout: 60_000 }, () => {
  const code = "import { counter } from '@lockstep/catalog';\ncounter(1);";
  expect(compile([{ name: 'wrong.md, sample 1', code }])).toEqual([
    expect.stringMatching(/^wrong\.md, sample 1, line 2: .*TS2345/),
  ]);
});

function samplesOf(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code ?? '');
}

/** Compiles against the built packages, as somebody who installed them would. Returns what the compiler says. */
function compile(sources: readonly { readonly name: string; readonly code: string }[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    sources.forEach(({ code }, index) => writeFileSync(join(folder, `sample-${index}.ts`), `${code}\nexport {};\n`));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: join(ROOT, 'tsconfig.test.json'), include: ['*.ts'] }),
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout.split('\n').flatMap((line) => describeError(line, sources));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function describeError(line: string, sources: readonly { readonly name: string }[]): string[] {
  if (!line.includes('error TS')) return [];
  const place = /^sample-(\d+)\.ts\((\d+),\d+\): (.*)$/.exec(line);
  return [place ? `${sources[Number(place[1])]?.name}, line ${place[2]}: ${place[3]}` : line];
}
