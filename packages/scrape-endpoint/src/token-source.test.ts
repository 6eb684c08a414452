import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkBearer } from './bearer.ts';
import { createTokenSource } from './token-source.ts';

const T1 = 'fake-token-for-tests-1';
const T2 = 'fake-token-for-tests-2';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function source(file: string, value: readonly string[]) {
  const time = { ms: 0 };
  const told: object[] = [];
  const tokens = createTokenSource({ value, file }, { clock: () => time.ms, onReload: (result) => told.push(result) });
  const passes = (token: string) => checkBearer(['Authorization', `Bearer ${token}`], tokens.digests()) === 'ok';
  return { time, told, tokens, passes };
}

describe('token files', () => {
  test('B23 rotation without a restart: there is always a good token', () => {
    const file = join(folder, 'token');
    writeFileSync(file, T1);
    const { time, passes } = source(file, [T1]);
    expect([passes(T1), passes(T2)]).toEqual([true, false]);
    writeFileSync(file, `${T1}\n${T2}\n`);
    time.ms += 1000;
    expect([passes(T1), passes(T2)]).toEqual([true, true]);
    writeFileSync(file, `${T2}\n`);
    time.ms += 1000;
    expect([passes(T1), passes(T2)]).toEqual([false, true]);
  });

  test('a file behind a symbolic link is followed when the link is', () => {
    for (const [name, token] of [
      ['a', T1],
      ['b', T2],
    ] as const)
      writeFileSync(join(folder, name), token);
    const link = join(folder, 'token');
    symlinkSync('a', link);
    const { time, passes } = source(link, [T1]);
    symlinkSync('b', join(folder, 'new'));
    renameSync(join(folder, 'new'), link);
    time.ms += 1000;
    expect([passes(T1), passes(T2)]).toEqual([false, true]);
  });

  test.each([
    ['gone', (file: string) => rmSync(file), /cannot be read \(ENOENT\)/],
    ['empty', (file: string) => writeFileSync(file, '\n'), /is empty/],
    ['too short', (file: string) => writeFileSync(file, 'secret'), /fewer than 16/],
    [
      'one of two malformed',
      (file: string) => writeFileSync(file, `${T2}\nsecret with blanks`),
      /characters that a bearer/,
    ],
    [
      'a folder',
      (file: string) => {
        rmSync(file);
        renameSync(mkdtempSync(join(folder, 'x')), file);
      },
      /cannot be read \(EISDIR\)/,
    ],
  ])('B21 a file that is %s changes nothing and is told once, without content', (_name, breakFile, want) => {
    const file = join(folder, 'token');
    writeFileSync(file, T1);
    const { time, told, passes } = source(file, [T1]);
    breakFile(file);
    for (let n = 0; n < 3; n += 1) {
      time.ms += 1000;
      expect(passes(T1)).toBe(true);
    }
    expect(told).toEqual([{ failure: expect.stringMatching(want) as string }]);
    expect(JSON.stringify(told)).not.toContain('secret');
  });

  test('SIGHUP reads at once; otherwise the file is looked at once a second', () => {
    const file = join(folder, 'token');
    writeFileSync(file, T1);
    const { tokens, told, passes } = source(file, [T1]);
    writeFileSync(file, T2);
    expect(passes(T2)).toBe(false);
    tokens.reload();
    expect(passes(T2)).toBe(true);
    expect(told).toEqual([{ tokens: 1 }]);
  });
});
