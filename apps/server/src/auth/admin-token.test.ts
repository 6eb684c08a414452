import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { adminToken } from './admin-token.ts';

const T1 = 'fake-token-for-tests-1';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the administrator's token", () => {
  test('is made once, readable by the owner only', () => {
    const first = adminToken({ dataDir: folder });
    expect(first.made).toBe(true);
    expect(first.secret.value).toEqual([expect.stringMatching(/^lsa_[\w-]{43}$/)]);
    expect(statSync(first.secret.file ?? '').mode & 0o777).toBe(0o600);
    expect(adminToken({ dataDir: folder })).toEqual({ ...first, made: false });
  });

  test('given by the settings, none is made', () => {
    expect(adminToken({ dataDir: folder, adminToken: { value: T1 } })).toEqual({
      made: false,
      secret: { value: [T1] },
    });
    expect(() => statSync(join(folder, 'admin-token'))).toThrow('ENOENT');
  });

  test('a damaged file is refused and not replaced', () => {
    writeFileSync(join(folder, 'admin-token'), 'short');
    expect(() => adminToken({ dataDir: folder })).toThrow(/admin-token .*fewer than 16.*remove it/);
  });

  test('an unreadable file is refused', (context) => {
    context.skip(process.getuid?.() === 0, 'root reads every file');
    adminToken({ dataDir: folder });
    chmodSync(join(folder, 'admin-token'), 0);
    expect(() => adminToken({ dataDir: folder })).toThrow('EACCES');
  });
});
