import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { resticAsker, type ResticAskerOptions } from './restic-asker.ts';

const folder = mkdtempSync(join(tmpdir(), 'lockstep-asker-'));
const command = join(folder, 'restic');
const ID = 'ab'.repeat(32);

/** Says who it is, fails where CONFIG says so, and prints its arguments as version of itself. */
writeFileSync(
  command,
  `#!/bin/sh
case $1 in
  version) echo "restic 0.18.0-$(echo "$*" | tr ' ' '.')" ;;
  cat) [ -z "$CONFIG" ] || { echo "Fatal: wrong password or no key found" >&2; exit 12; }; echo '{"id":"${ID}"}' ;;
esac
`,
  { mode: 0o755 },
);

let measured: string[];

beforeEach(() => {
  measured = [];
});

afterAll(() => rmSync(folder, { recursive: true }));

const identity = (env: Record<string, string>, options: Partial<ResticAskerOptions> = {}) =>
  resticAsker({
    command,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    deadlineMs: 10_000,
    volumeOf: async (path) => {
      measured.push(path);
      return { sizeBytes: 100, availableBytes: 40 };
    },
    ...options,
  }).ask('identity');

describe('where the repository lies', () => {
  const file = join(folder, 'location');
  writeFileSync(file, 'rest:http://user:word@127.0.0.1:1/r\n');

  test.each([
    { name: 'a folder', env: { RESTIC_REPOSITORY: '/srv/r' }, storage: 'local', volume: ['/srv/r'] },
    { name: 'a server', env: { RESTIC_REPOSITORY: 's3:host/bucket' }, storage: 's3', volume: [] },
    { name: 'what a file names', env: { RESTIC_REPOSITORY_FILE: file }, storage: 'rest', volume: [] },
    { name: 'a file that is gone', env: { RESTIC_REPOSITORY_FILE: '/nowhere' }, storage: undefined, volume: [] },
    { name: 'nowhere', env: {}, storage: undefined, volume: [] },
  ])('$name', async ({ env, storage, volume }) => {
    const { verdict, found } = await identity(env);
    expect(verdict).toBe('ok');
    expect(found?.storage).toBe(storage);
    expect(measured).toEqual(volume);
    expect(found?.volumeSizeBytes).toBe(volume.length > 0 ? 100 : undefined);
    expect(found?.volumeAvailableBytes).toBe(volume.length > 0 ? 40 : undefined);
  });
});

test('a repository that refuses is not measured, and still known by tool and storage', async () => {
  const { verdict, found, parsed } = await identity({ RESTIC_REPOSITORY: '/srv/r', CONFIG: 'refused' });
  expect({ verdict, parsed }).toEqual({ verdict: 'wrong_password', parsed: 0 });
  expect(found).toEqual({ toolVersion: expect.stringMatching(/^0\.18\.0/u), storage: 'local' });
  expect(measured).toEqual([]);
});

test('a file system that tells nothing leaves its bytes unknown', async () => {
  const { found } = await identity({ RESTIC_REPOSITORY: '/srv/r' }, { volumeOf: async () => undefined });
  expect(Object.keys(found ?? {}).sort()).toEqual(['repositoryId', 'storage', 'toolVersion']);
});

test.each([
  { name: 'HOME', env: { HOME: folder }, want: 'version.--json' },
  { name: 'XDG_CACHE_HOME', env: { XDG_CACHE_HOME: folder }, want: 'version.--json' },
  { name: 'RESTIC_CACHE_DIR', env: { RESTIC_CACHE_DIR: folder }, want: 'version.--json' },
  { name: 'no place', env: {}, want: 'version.--json.--no-cache' },
])('with $name for a cache', async ({ env, want }) => {
  expect((await identity(env)).found?.toolVersion).toBe(`0.18.0-${want}`);
});
