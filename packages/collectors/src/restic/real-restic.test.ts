import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithRestics, type RealRestic } from '../../test/real-restic.ts';
import { makeRepository, type ResticRepository } from '../../test/restic-repository.ts';
import type { Asker } from '../asker.ts';
import { TOOL_QUESTIONS } from '../tool-questions.ts';
import { resticAsker } from './restic-asker.ts';

describeWithRestics('the asker asks', drive);

function drive(restic: RealRestic): void {
  let repository: ResticRepository;
  const isModern = restic.version !== '0.14.0';
  const timeout = 120_000;

  beforeAll(async () => {
    repository = makeRepository(restic);
    await repository.restic('backup', '--tag', 'daily', repository.docs);
    await repository.restic('backup', '--tag', 'daily', '--host', 'bravo', repository.docs);
    await repository.restic('backup', '--tag', 'weekly', '--host', 'bravo', repository.docs);
  }, timeout);

  afterAll(() => repository.remove());

  /** An asker of the repository, or of a copy of it that something was done to. */
  const asker = (env: Record<string, string> = {}): Asker =>
    resticAsker({ command: restic.path, env: { ...repository.env, ...env }, deadlineMs: 60_000 });
  const askerOfCopy = (name: string, change: (copy: string) => void): Asker => {
    const copy = join(repository.folder, name);
    cpSync(repository.location, copy, { recursive: true });
    change(copy);
    return asker({ RESTIC_REPOSITORY: copy });
  };

  test('a good repository', { timeout }, async () => {
    const before = hashes(repository.location);
    const config = JSON.parse(await repository.restic('cat', 'config')) as { id: string };
    const one = asker();
    const identity = await one.ask('identity');
    expect(identity).toMatchObject({
      verdict: 'ok',
      found: { toolVersion: restic.version, repositoryId: config.id, storage: 'local' },
    });
    expect(identity.found?.volumeAvailableBytes).toBeLessThan(identity.found?.volumeSizeBytes ?? 0);

    const { found, verdict, parsed } = await one.ask('snapshots');
    expect({ verdict, parsed }).toEqual({ verdict: 'ok', parsed: 3 });
    const source = found?.sources.find(({ source: { host } }) => host === 'bravo');
    expect(source).toMatchObject({ complete: 2, incomplete: 0, source: { paths: [repository.docs] } });
    expect(source?.newest).toEqual({ tags: ['weekly'], ...(isModern ? { files: 10, sizeBytes: 1_000_000 } : {}) });
    expect(source?.lastRun?.durationSeconds !== undefined).toBe(isModern);
    expect(source?.lastRun?.changes?.filesUnmodified).toBe(isModern ? 10 : undefined);
    expect(Date.now() - (source?.lastSuccessAtMs ?? 0)).toBeLessThan(120_000);

    const size = await one.ask('size');
    expect(size).toMatchObject({ verdict: 'ok', found: { blobs: expect.any(Number) } });
    expect(size.found?.storedBytes).toBeGreaterThan(1_000_000);
    expect(size.found?.uncompressedBytes !== undefined).toBe(isModern);

    expect(await one.ask('locks')).toMatchObject({ verdict: 'ok', found: { count: 0 } });
    for (const depth of ['structure', 'sample', 'data'] as const) {
      const check = await one.ask('check', { depth, samplePercent: 50 });
      expect(check, check.reason).toMatchObject({ verdict: 'ok', found: { depth, isGood: true } });
    }
    expect(hashes(repository.location)).toEqual(before);
  });

  test('a repository that a process of another host holds since two hours', { timeout }, async () => {
    const time = new Date(Date.now() - 7_200_000).toISOString();
    const lock = { time, exclusive: true, hostname: 'other', username: 'root', pid: 1 };
    const locked = askerOfCopy('locked', (copy) => repository.seal(join(copy, 'locks'), lock));
    for (const question of TOOL_QUESTIONS.restic) {
      const answer = await locked.ask(question);
      expect(answer, answer.reason).toMatchObject({ verdict: 'ok' });
    }
    expect((await locked.ask('locks')).found).toEqual({ count: 1, oldestAtMs: Date.parse(time) });
    expect(readdirSync(join(repository.folder, 'locked', 'locks'))).toHaveLength(1);
  });

  test.each([
    { name: 'a wrong password', env: { RESTIC_PASSWORD: 'another' }, want: 'wrong_password' },
    { name: 'a folder that is not there', env: { RESTIC_REPOSITORY: '/nowhere/at/all' }, want: 'no_repository' },
  ])('$name', { timeout }, async ({ env, want }) => {
    const one = asker(env);
    const identity = await one.ask('identity');
    expect(identity).toMatchObject({ verdict: want, found: { toolVersion: restic.version, storage: 'local' } });
    expect(identity.found).not.toHaveProperty('repositoryId');
    for (const question of ['snapshots', 'size', 'locks', 'check'] as const) {
      const answer = await one.ask(question);
      expect(answer.verdict, answer.reason).toBe(want);
      expect(answer.found).toBeUndefined();
    }
  });

  test('a repository that lost a pack lists and measures as before; only a check finds out', { timeout }, async () => {
    const one = askerOfCopy('lost-pack', (copy) => rmSync(largestFile(join(copy, 'data'))));
    expect(await one.ask('snapshots')).toMatchObject({ verdict: 'ok', parsed: 3 });
    expect(await one.ask('size')).toMatchObject({ verdict: 'ok' });
    expect(await one.ask('check')).toMatchObject({
      verdict: 'ok',
      found: {
        depth: 'structure',
        isGood: false,
        firstError: expect.stringMatching(/^pack [0-9a-f]+: does not exist$/u),
      },
    });
  });

  test('a flipped byte is found by a check that reads', { timeout }, async () => {
    const one = askerOfCopy('flipped', (copy) => flipByte(largestFile(join(copy, 'data'))));
    expect((await one.ask('check')).found).toEqual({ depth: 'structure', isGood: true });
    const check = await one.ask('check', { depth: 'data' });
    expect(check, check.reason).toMatchObject({ verdict: 'ok', found: { depth: 'data', isGood: false } });
  });

  test('a damaged snapshot makes the list unknown, not shorter', { timeout }, async () => {
    const one = askerOfCopy('damaged-snapshot', (copy) => flipByte(largestFile(join(copy, 'snapshots'))));
    const answer = await one.ask('snapshots');
    expect(answer).toMatchObject({ verdict: 'failed', parsed: 0 });
    expect(answer.found).toBeUndefined();
    expect((await one.ask('check')).found).toMatchObject({ isGood: false });
  });

  test('a repository without snapshots is empty, and one without files is none', { timeout }, async () => {
    const emptied = askerOfCopy('emptied', (copy) => {
      for (const name of readdirSync(join(copy, 'snapshots'))) rmSync(join(copy, 'snapshots', name));
    });
    expect(await emptied.ask('snapshots')).toMatchObject({ verdict: 'ok', parsed: 0, found: { sources: [] } });
    expect(await emptied.ask('size')).toMatchObject({ verdict: 'ok', found: { storedBytes: 0 } });
    const unmounted = askerOfCopy('unmounted', (copy) => {
      for (const name of readdirSync(copy)) rmSync(join(copy, name), { recursive: true });
    });
    expect(await unmounted.ask('snapshots')).toMatchObject({ verdict: 'no_repository' });
  });

  test('restic is not asked what it does not know', async () => {
    expect(await asker().ask('maintenance')).toMatchObject({ verdict: 'failed', durationSeconds: expect.any(Number) });
  });
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function hashes(folder: string): readonly string[] {
  return filesBelow(folder).map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`);
}

function largestFile(folder: string): string {
  return filesBelow(folder).toSorted((a, b) => statSync(b).size - statSync(a).size)[0] ?? '';
}

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  rmSync(file);
  writeFileSync(file, bytes);
}
