import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findTool, type Program, type Suite } from './find-tool.ts';

const scratch = mkdtempSync(join(tmpdir(), 'find-tool-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const places = { toolsFolder: join(scratch, 'tools'), path: join(scratch, 'bin') };

function program(path: string, prints: string): string {
  const file = join(scratch, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "${prints}"\n`, { mode: 0o755 });
  return file;
}

const onPath = program('bin/restic', 'restic 0.17.3 compiled with go1.23');
program('tools/bookworm/root/usr/bin/restic', '');
const bookwormPromtool = program('tools/bookworm/root/usr/bin/promtool', '');
const sidVictoria = program('tools/sid/root/usr/bin/victoria-metrics', '');
const trixieRestic = program('tools/trixie/root/usr/bin/restic', '');
writeFileSync(
  join(scratch, 'tools/bookworm/root/packages.txt'),
  'prometheus_2.42.0+ds-5+deb12u1_amd64.deb\nrestic_0.14.0-1+b5_amd64.deb\n',
);
writeFileSync(join(scratch, 'tools/sid/root/packages.txt'), 'victoria-metrics_1.145.0+ds1-2_amd64.deb\n');
writeFileSync(join(scratch, 'tools/trixie/root/packages.txt'), 'restic_0.18.0-1+b4_amd64.deb\n');

interface Row {
  readonly name: string;
  readonly program: Program;
  readonly suite?: Suite;
  readonly want: object;
}

describe('findTool', () => {
  beforeEach((context) => context.skip(process.platform === 'win32', 'its made-up programs are shell scripts'));

  it.each<Row>([
    { name: 'prefers PATH', program: 'restic', want: { path: onPath, version: '0.17.3' } },
    {
      name: 'takes exactly the suite asked for',
      program: 'restic',
      suite: 'trixie',
      want: { path: trixieRestic, version: '0.18.0' },
    },
    { name: 'falls back to a suite', program: 'victoria-metrics', want: { path: sidVictoria, version: '1.145.0' } },
    {
      name: "finds promtool in bookworm's prometheus",
      program: 'promtool',
      want: { path: bookwormPromtool, version: '2.42.0' },
    },
    {
      name: 'does not take PATH for a suite',
      program: 'restic',
      suite: 'sid',
      want: { missing: '`restic` (Debian package restic of sid) is missing; to get it: sh scripts/fetch-tools.sh sid' },
    },
    {
      name: 'names the command that installs a server',
      program: 'haproxy',
      want: { missing: '`haproxy` (Debian package haproxy) is missing; to get it: apt-get install haproxy' },
    },
    {
      name: 'names package and command',
      program: 'chromium',
      want: { missing: '`chromium` (Debian package chromium) is missing; to get it: apt-get install chromium' },
    },
  ])('$name', ({ program: name, suite, want }) => {
    expect(findTool(name, { places, ...(suite && { suite }) })).toMatchObject(want);
  });
});
