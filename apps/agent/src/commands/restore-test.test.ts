import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { agentHost, type AgentHost } from '../../test/agent-process.ts';
import { describeWithRestic, type RealRestic } from '../../test/describe-with-restic.ts';
import { type FakeServer, startFakeServer } from '../../test/fake-server.ts';
import { makeRepository } from '../../test/make-repository.ts';
import { schemaErrors } from '../../test/schema.ts';

// A test makes up to five processes of restic and three of Node.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: FakeServer;
let host: AgentHost;

beforeAll(async () => {
  server = await startFakeServer();
  host = agentHost(server.url);
});

afterEach(() => server.reset());

afterAll(async () => {
  host.remove();
  await server.stop();
});

const jobs = () => [...server.stored.values()];

describeWithRestic('a restore test', (restic: RealRestic) => {
  let folder: string;
  let docs: string;
  let env: Record<string, string>;
  const run = (...args: string[]) =>
    execFileSync(restic.path, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const restoreTest = (...args: string[]) =>
    host.agent(['restore-test', '--target', join(folder, 'target'), ...args], { env });

  // The tests share one repository; those that break it come last.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-restore-test-'));
    docs = join(folder, 'docs');
    mkdirSync(join(docs, 'odd [names]*?'), { recursive: true });
    mkdirSync(join(folder, 'target'));
    for (let i = 0; i < 8; i += 1) writeFileSync(join(docs, `${i}.txt`), `content of ${i}`);
    writeFileSync(join(docs, 'odd [names]*?', 'back\\slash "quote"\nnewline'), 'odd');
    writeFileSync(join(docs, 'empty'), '');
    env = {
      RESTIC_REPOSITORY: join(folder, 'repo'),
      RESTIC_PASSWORD: 'a-test-password',
      RESTIC_CACHE_DIR: join(folder, 'cache'),
      LOCKSTEP_RESTIC: restic.path,
    };
    makeRepository(join(folder, 'repo'), 'a-test-password');
    run('backup', docs);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every file comes back as it was saved, is reported, and leaves nothing behind', async () => {
    const end = await restoreTest();
    expect(end.stderr).toContain('ok (10 as saved, 0 different, 0 missing, 0 changed since)');
    expect(end.code).toBe(0);
    expect(jobs()).toMatchObject([
      {
        type: 'job',
        kind: 'restore',
        verdict: 'ok',
        repository: join(folder, 'repo'),
        tool: { name: 'restic' },
        snapshot_id: expect.stringMatching(/^[0-9a-f]{64}$/u),
      },
    ]);
    expect(jobs().flatMap(schemaErrors)).toEqual([]);
    expect(readdirSync(join(folder, 'target'))).toEqual([]);
  });

  test('a sample is as large as it was asked for, and a second test of one snapshot says so', async () => {
    const again = await restoreTest('--files', '3');
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('(3 as saved');
    expect(again.stderr).toContain('the newest snapshot is the one that the last test restored from');
  });

  test('a file on the host that differs though nothing wrote to it is a failure', async () => {
    const file = join(docs, '3.txt');
    const before = join(folder, 'before');
    // Only touch knows nanoseconds.
    execFileSync('touch', ['-r', file, before]);
    writeFileSync(file, 'kontent of 3');
    execFileSync('touch', ['-r', before, file]);
    const end = await restoreTest();
    expect({ code: end.code, stderr: end.stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`failed: 1 of 10 files differ, the first: ${file}`),
    });
    writeFileSync(file, 'content of 3');
    execFileSync('touch', ['-r', before, file]);
  });

  test.each([
    { name: 'a wrong password', change: { RESTIC_PASSWORD: 'another' }, args: [], verdict: 'wrong_password' },
    { name: 'no repository', change: { RESTIC_REPOSITORY: '/nowhere/at/all' }, args: [], verdict: 'no_repository' },
    { name: 'a host without snapshots', change: {}, args: ['--host', 'nobody'], verdict: 'failed' },
    { name: 'no restic', change: { LOCKSTEP_RESTIC: '/nowhere/restic' }, args: [], verdict: 'failed' },
    { name: 'no folder', change: {}, args: ['--target', '/nowhere'], verdict: 'failed' },
  ])('$name', async ({ change, args, verdict }) => {
    const end = await host.agent(['restore-test', '--target', join(folder, 'target'), ...args], {
      env: { ...env, ...change },
    });
    expect(end.code).toBe(1);
    expect(jobs()).toMatchObject([
      { kind: 'restore', verdict, reason: expect.stringMatching(/.+/u), restore_test: { files_restored: 0 } },
    ]);
    expect(jobs().flatMap(schemaErrors)).toEqual([]);
  });

  test('files that changed since say nothing about the backup', async () => {
    writeFileSync(join(docs, '0.txt'), 'something else');
    rmSync(join(docs, '1.txt'));
    expect((await restoreTest()).stderr).toMatch(
      /ok: 8 of 10 files are as they were saved, the others were changed since.* \(8 as saved, 0 different, 0 missing, 2 changed since\)/u,
    );
    rmSync(docs, { recursive: true });
    const end = await restoreTest();
    expect(end.code).toBe(1);
    expect(end.stderr).toContain('partial: 10 files came back, but none could be compared');
    expect(jobs().map(({ verdict }) => verdict)).toEqual(['ok', 'partial']);
  });

  test('a repository with a lost pack fails', async () => {
    for (const name of readdirSync(join(folder, 'repo', 'data'))) {
      for (const pack of readdirSync(join(folder, 'repo', 'data', name))) {
        const path = join(folder, 'repo', 'data', name, pack);
        chmodSync(path, 0o600);
        const bytes = readFileSync(path);
        bytes.fill(0, 0, 20);
        writeFileSync(path, bytes);
      }
    }
    rmSync(join(folder, 'cache'), { recursive: true });
    const end = await restoreTest('--timeout', '5s');
    expect(end.code).toBe(1);
    // restic 0.14.0 tries a damaged tree again and again.
    expect(jobs()).toMatchObject([{ kind: 'restore', verdict: expect.stringMatching(/^(?:failed|timeout)$/u) }]);
    expect(readdirSync(join(folder, 'target'))).toEqual([]);
  });
});

describe('mistakes in the call', () => {
  test.each([
    { args: [], want: 'There is no repository to restore from.' },
    { args: ['--files', '0'], want: '--files: `0` is not a whole number from 1 to 1000.' },
    { args: ['--max-file-size', '5MB'], want: '--max-file-size: `5MB` is not a size.' },
    { args: ['--timeout', 'soon'], want: '--timeout: `soon` is not a duration' },
  ])('$args', async ({ args, want }) => {
    const end = await host.agent(['restore-test', ...args]);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(want);
  });
});
