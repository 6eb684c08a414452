import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithTools } from '../describe-with-tools.ts';

const PROGRAM = join(import.meta.dirname, 'restic-files.mjs');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'restic-files-'));
  writeFileSync(join(folder, 'file'), 'content');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program with a password in its environment. */
function run(program: string, args: readonly string[], { input = '', password = 'right' } = {}) {
  const env = { PATH: process.env['PATH'], HOME: folder, RESTIC_PASSWORD: password };
  return spawnSync(program, args, { env, input, encoding: 'utf8' });
}

it.each([[[]], [['init']], [['frobnicate', '/tmp']]])('says how it is used: %j', (args) => {
  expect(run(PROGRAM, args)).toMatchObject({ status: 2, stderr: expect.stringMatching(/^usage: /) as string });
});

describe.each(['bookworm', 'trixie', 'sid'] as const)('restic of %s', (suite) => {
  describeWithTools('takes for its own', { restic: { program: 'restic', suite } }, ({ restic }) => {
    const location = () => join(folder, suite);
    const ask = (args: readonly string[], password?: string) =>
      run(restic.path, ['--repo', location(), ...args], password === undefined ? {} : { password });
    let made: {
      readonly id: string;
      readonly masterKey: { readonly encrypt: string; readonly mac: { readonly k: string } };
    };

    beforeAll(() => {
      made = JSON.parse(run(PROGRAM, ['init', location()]).stdout) as typeof made;
    });

    it('a repository: it tells its id and its key, and lets in by no other password', () => {
      expect(JSON.parse(ask(['cat', 'config']).stdout)).toMatchObject({ id: made.id, version: 2 });
      // Some restics print the bits of `r` that Poly1305 does not use, some do not.
      const { encrypt, mac } = made.masterKey;
      expect(JSON.parse(ask(['cat', 'masterkey']).stdout)).toMatchObject({ encrypt, mac: { k: mac.k } });
      expect(ask(['cat', 'config'], 'wrong').stderr).toContain('wrong password');
    });

    it('what it then writes there, to the last byte', () => {
      expect(ask(['backup', join(folder, 'file')]).status).toBe(0);
      expect(ask(['check', '--read-data']).stdout).toContain('no errors were found');
    });

    it('a lock', () => {
      const content = { time: new Date().toISOString(), exclusive: true, hostname: 'gone', username: 'root', pid: 1 };
      const input = JSON.stringify({ masterKey: made.masterKey, content });
      const name = run(PROGRAM, ['seal', join(location(), 'locks')], { input }).stdout.trim();
      expect(ask(['list', 'locks', '--no-lock']).stdout.trim()).toBe(name);
      expect(JSON.parse(ask(['cat', 'lock', name, '--no-lock']).stdout)).toMatchObject({ hostname: 'gone' });
    });
  });
});
