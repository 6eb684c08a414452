import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { type WebFileOptions, writeWebFile } from './write-web-file.ts';

describe('lockstep web-file', () => {
  it.each([
    { name: 'from standard input', options: { user: 'ann', passwordFile: '-' }, input: ['se', 'cret\n'], env: {} },
    {
      name: 'from the variables of the specification',
      options: {},
      input: [],
      env: { PROMETHEUS_BASIC_AUTH: 'true', PROMETHEUS_AUTH_USER: 'ann', PROMETHEUS_AUTH_PASSWORD: 'secret' },
    },
    {
      name: 'of a user who is named',
      options: { user: 'ann' },
      input: [],
      env: { PROMETHEUS_AUTH_PASSWORD: 'secret' },
    },
  ])('prints the hash of a password $name', async ({ options, input, env }) => {
    const surroundings = recordedSurroundings(input, env);
    expect(await writeWebFile(options, surroundings)).toBe(0);
    const { basic_auth_users: users } = parse(surroundings.printed()) as { basic_auth_users: Record<string, string> };
    expect(Object.keys(users)).toEqual(['ann']);
    expect(await compare('secret', users['ann'] ?? '')).toBe(true);
    expect(surroundings.printed()).not.toContain('secret');
  });

  it('reads the password of a file, and takes admin where no user is named', async () => {
    const folder = temporaryFolder({ password: 'from a file\n' });
    const surroundings = recordedSurroundings([], { PROMETHEUS_BASIC_AUTH: 'true' });
    await writeWebFile({ passwordFile: join(folder, 'password') }, surroundings);
    expect(Object.keys(parse(surroundings.printed()).basic_auth_users)).toEqual(['admin']);
  });

  it.each([
    {
      name: 'a login',
      env: { PROMETHEUS_BASIC_AUTH: 'true', PROMETHEUS_AUTH_PASSWORD: 'secret' },
      want: { user: 'admin', password: 'secret', said: 'Prometheus lets in admin.' },
    },
    {
      name: 'none',
      env: { PROMETHEUS_BASIC_AUTH: 'false', PROMETHEUS_AUTH_PASSWORD: 'secret' },
      want: { user: 'nobody', password: '', said: 'Prometheus lets everybody in.' },
    },
  ])('fills a folder for $name, and a second time', async ({ env, want }) => {
    const out = join(temporaryFolder(), 'web');
    const surroundings = recordedSurroundings([], env);
    await writeWebFile({ out }, surroundings);
    await writeWebFile({ out }, surroundings);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    expect({ user: read('user'), password: read('password'), said: surroundings.said[0] }).toEqual(want);
    expect(read('web.yml').includes('basic_auth_users')).toBe(want.user === 'admin');
    expect(surroundings.printed()).toBe('');
  });

  const on = { PROMETHEUS_BASIC_AUTH: 'true' };
  it.each<{ name: string; options?: WebFileOptions; env: Record<string, string>; problem: RegExp }>([
    { name: 'neither true nor false', env: { PROMETHEUS_BASIC_AUTH: 'yes' }, problem: /is `yes`; it is true or false/ },
    { name: 'no password', env: on, problem: /There is no password\. Set PROMETHEUS_AUTH_PASSWORD/ },
    {
      name: 'a password that bcrypt would cut',
      env: { ...on, PROMETHEUS_AUTH_PASSWORD: 'ä'.repeat(37) },
      problem: /has 74 bytes; bcrypt reads 72/,
    },
    { name: 'a user with a colon', options: { user: 'a:b' }, env: {}, problem: /`a:b` cannot be used/ },
    {
      name: 'a file that is not there',
      options: { user: 'ann', passwordFile: '/nowhere/password' },
      env: {},
      problem: /^\/nowhere\/password: It cannot be read/,
    },
  ])('refuses $name', async ({ options = {}, env, problem }) => {
    await expect(writeWebFile(options, recordedSurroundings([], env))).rejects.toThrow(problem);
  });
});
