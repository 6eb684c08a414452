import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addAnswer, emptyRecord, type RepositoryRecord } from '@lockstep/backups';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStateFolder } from './state-folder.ts';

let folder: string;
let failures: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-state-'));
  failures = [];
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const open = (path = folder) => openStateFolder(path, (operation, reason) => failures.push(`${operation}: ${reason}`));

/** Writes a record and waits until it is kept. */
async function keep(record: RepositoryRecord): Promise<void> {
  const state = open();
  state.write(record);
  await state.flush();
}

const NAS = { name: 'nas: Büro', tool: 'restic' } as const;
const FILE = 'nas%3A%20B%C3%BCro.json';

const known = addAnswer(
  emptyRecord(NAS),
  {
    collector: NAS.name,
    intervalSeconds: 900,
    answer: {
      question: 'identity',
      askedAtMs: 1000,
      durationSeconds: 1,
      verdict: 'ok',
      parsed: 1,
      rejected: 0,
      found: { repositoryId: 'a'.repeat(64) },
    },
  },
  2000,
);

describe('kept state', () => {
  test('comes back as it was, and only the owner reads it', async () => {
    await keep(known);
    expect(open().read(NAS)).toEqual(known);
    expect(readdirSync(folder)).toContain(FILE);
    expect(statSync(join(folder, FILE)).mode & 0o777).toBe(0o600);
    expect(failures).toEqual([]);
  });

  test('nothing was kept: nothing is known', () => {
    expect(open().read(NAS)).toEqual(emptyRecord(NAS));
    expect(failures).toEqual([]);
  });

  test.each([
    ['no JSON', '{"version":1,', /is damaged: it is no JSON/],
    ['empty', '', /is damaged: it is no JSON/],
    ['cut in two', JSON.stringify(known).slice(0, 100), /is damaged/],
    ['something else', '[]', /is damaged: /],
    ['a later version', JSON.stringify({ ...known, version: 2 }), /is damaged: .*version/],
    ['a wrong field', JSON.stringify({ ...known, collectors: [{ name: 3 }] }), /is damaged: .*collectors/],
    ['of the other tool', JSON.stringify({ ...known, tool: 'kopia' }), /is of kopia and nas/],
    ['of another name', JSON.stringify({ ...known, name: 'other' }), /is of restic and other/],
  ])('a file that is %s is set aside, told, and never believed', async (_name, text, want) => {
    writeFileSync(join(folder, FILE), text);
    expect(open().read(NAS)).toEqual(emptyRecord(NAS));
    expect(failures).toEqual([expect.stringMatching(want)]);
    expect(failures[0]).toMatch(/^read: .*it is kept as .*\.damaged, and nas: Büro begins anew$/);
    expect(readFileSync(join(folder, `${FILE}.damaged`), 'utf8')).toBe(text);
    // The next write begins anew, and what was set aside stays.
    await keep(known);
    expect(open().read(NAS)).toEqual(known);
    expect(existsSync(join(folder, `${FILE}.damaged`))).toBe(true);
  });

  test('a file in the way of the folder, a missing parent: refused, with what is wrong', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => open(join(folder, 'file'))).toThrow(/state_dir: cannot write to the folder .*ENOTDIR/);
    expect(() => open(join(folder, 'a', 'b'))).toThrow(
      /state_dir: cannot make the folder .*ENOENT.*the folder above it must exist/,
    );
  });

  test('of several in a row the last is kept, and who writes does not wait', async () => {
    const state = open();
    const records = [1, 2, 3].map((atMs) => Object.freeze({ ...known, storage: { storage: 'local', atMs } }));
    for (const record of records) state.write(record);
    expect(readdirSync(folder)).not.toContain(FILE);
    await state.flush();
    expect(open().read(NAS)).toEqual(records[2]);
  });

  test('what cannot be written is told and thrown at nobody', async () => {
    mkdirSync(join(folder, FILE));
    await keep(known);
    expect(failures).toEqual([expect.stringMatching(/^write: .* cannot be written \(\w+\)$/)]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
