import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { agentHost, type AgentHost } from '../test/agent-process.ts';
import { describeWithRestic, type RealRestic } from '../test/describe-with-restic.ts';
import { type FakeServer, startFakeServer } from '../test/fake-server.ts';
import { makeRepository } from '../test/make-repository.ts';
import { schemaErrors } from '../test/schema.ts';

describeWithRestic('the agent drives', drive);

function drive({ path, version }: RealRestic): void {
  let server: FakeServer;
  let host: AgentHost;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = await startFakeServer();
    host = agentHost(server.url);
    folder = mkdtempSync(join(tmpdir(), 'lockstep-restic-'));
    mkdirSync(join(folder, 'docs'));
    for (let i = 0; i < 5; i += 1) writeFileSync(join(folder, 'docs', `${i}.txt`), `content ${i}`);
    env = {
      RESTIC_REPOSITORY: join(folder, 'repo'),
      RESTIC_PASSWORD: 'a-test-password',
      RESTIC_CACHE_DIR: join(folder, 'cache'),
      LOCKSTEP_RESTIC: path,
    };
    makeRepository(join(folder, 'repo'), 'a-test-password');
  }, 60_000);

  afterEach(() => server.reset());

  afterAll(async () => {
    host.remove();
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  });

  const restic = (args: readonly string[], extra: Record<string, string> = {}) =>
    host.agent(['run', '--', path, ...args], { env: { ...env, ...extra } });
  const stored = () => [...server.stored.values()];

  test('a good backup, its text output, and what the repository then holds', async () => {
    const backup = await restic(['backup', '--json', join(folder, 'docs')]);
    expect(backup.code).toBe(0);
    expect(backup.stdout.toString()).toContain('"message_type":"summary"');
    expect((await restic(['backup', join(folder, 'docs')])).stdout.toString()).toMatch(/^snapshot [0-9a-f]+ saved$/mu);
    const place = { repository: join(folder, 'repo'), source: join(folder, 'docs') };
    expect(stored()).toMatchObject([
      {
        kind: 'backup',
        verdict: 'ok',
        ...place,
        files_new: 5,
        snapshot_id: expect.stringMatching(/^[0-9a-f]{8,64}$/u),
      },
      { kind: 'backup', verdict: 'ok', ...place, snapshot_id: expect.stringMatching(/^[0-9a-f]{8}$/u) },
    ]);

    const look = await host.agent(['report', '--facts-every', '0s'], { env });
    expect({ code: look.code, stderr: look.stderr }).toEqual({ code: 0, stderr: '' });
    const [facts] = stored().filter(({ type }) => type === 'facts');
    expect(facts).toMatchObject({
      verdict: 'ok',
      repository: join(folder, 'repo'),
      repository_id: expect.stringMatching(/^[0-9a-f]{64}$/u),
      snapshot_count: 2,
      tool: { name: 'restic', version },
    });
    expect(facts?.['repo_size_bytes']).toBeGreaterThan(100);
    expect(stored().flatMap(schemaErrors)).toEqual([]);

    // From now on a job knows the id of its repository.
    await restic(['forget', '--keep-last', '1']);
    expect(stored().at(-1)).toMatchObject({ kind: 'forget', verdict: 'ok', repository_id: facts?.['repository_id'] });
  }, 60_000);

  test('one of two sources is missing: partial, whatever the exit code', async () => {
    const { code } = await restic(['backup', '--json', join(folder, 'docs'), join(folder, 'absent')]);
    expect([0, 3]).toContain(code);
    expect(stored()).toMatchObject([{ verdict: 'partial', exit_code: code, snapshot_id: expect.any(String) }]);
    expect(stored()[0]?.['reason']).toContain('does not exist, skipping');
  }, 60_000);

  test('all sources are missing', async () => {
    expect((await restic(['backup', join(folder, 'absent')])).code).toBe(1);
    expect(stored()).toMatchObject([{ verdict: 'source_missing' }]);
  }, 60_000);

  test('a wrong password, a missing repository', async () => {
    await restic(['backup', '--json', join(folder, 'docs')], { RESTIC_PASSWORD: 'another' });
    await restic(['backup', '--json', join(folder, 'docs')], { RESTIC_REPOSITORY: join(folder, 'nothing') });
    expect(stored()).toMatchObject([{ verdict: 'wrong_password' }, { verdict: 'no_repository' }]);
    server.stored.clear();
    const look = await host.agent(['report', '--facts-every', '0s'], { env: { ...env, RESTIC_PASSWORD: 'another' } });
    expect(look.code).toBe(0);
    const [facts] = stored().filter(({ type }) => type === 'facts');
    expect(facts).toMatchObject({ verdict: 'wrong_password' });
    expect(facts).not.toHaveProperty('snapshot_count');
  }, 60_000);

  test('a dry run is no job', async () => {
    expect((await restic(['backup', '--json', '-n', join(folder, 'docs')])).code).toBe(0);
    expect(stored()).toEqual([]);
  }, 60_000);

  test('check and prune, a repository that is already there, an unknown flag', async () => {
    await restic(['check']);
    await restic(['prune']);
    expect((await restic(['init'])).code).toBe(1);
    expect((await restic(['backup', '--frobnicate', '/'])).code).toBe(1);
    expect(stored().map(({ kind, verdict }) => `${String(kind)} ${String(verdict)}`)).toEqual([
      'check ok',
      'prune ok',
      'init failed',
      'backup failed',
    ]);
  }, 60_000);

  test.each([
    ['SIGINT', 'cancelled'],
    ['SIGTERM', 'cancelled'],
    ['SIGKILL', 'failed'],
  ] as const)(
    '%s while a backup runs is %s',
    async (signal, verdict) => {
      const big = join(folder, 'big');
      mkdirSync(big, { recursive: true });
      // Random, for what compresses well is stored before the limit of the upload slows anything. The limit makes it last a
      // quarter of a minute; a slower one may make restic wait for minutes before it ends, because it writes a pack to its end.
      writeFileSync(join(big, 'file'), randomBytes(24 * 1024 * 1024));
      let sent = false;
      // The lock tells that restic is at work; the signal goes to the agent, or past it to restic itself.
      const backup = host.agent(['run', '--', path, 'backup', '--json', '--limit-upload', '1600', big], {
        env: { ...env, RESTIC_PROGRESS_FPS: '10' },
        onOutput: (pid, stdout) => {
          if (sent || !stdout.includes('"status"')) return;
          sent = true;
          if (signal === 'SIGKILL') process.kill(-childOf(pid), 'SIGKILL');
          else process.kill(pid, signal);
        },
      });
      await backup;
      expect(sent).toBe(true);
      expect(stored()).toMatchObject([{ kind: 'backup', verdict }]);
      expect(stored()[0]).not.toHaveProperty('snapshot_id');
      rmSync(join(folder, 'repo', 'locks'), { recursive: true });
      mkdirSync(join(folder, 'repo', 'locks'));
    },
    60_000,
  );

  test('an unreadable file: partial', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root may run restic as somebody else');
    // As somebody else: root may read everything.
    const open = join(folder, 'open');
    const shared = join(folder, 'other');
    mkdirSync(open, { mode: 0o755 });
    writeFileSync(join(open, 'yes'), 'x');
    writeFileSync(join(open, 'no'), 'x', { mode: 0o000 });
    mkdirSync(shared, { mode: 0o777 });
    for (const [each, mode] of [
      [folder, 0o755],
      [shared, 0o777],
      [host.folder, 0o755],
    ] as const)
      chmodSync(each, mode);
    const mine = {
      ...env,
      RESTIC_REPOSITORY: join(shared, 'repo'),
      RESTIC_CACHE_DIR: join(shared, 'cache'),
      LOCKSTEP_STATE_DIR: join(shared, 'state'),
      LOCKSTEP_TOKEN_FILE: join(shared, 'token'),
    };
    writeFileSync(join(shared, 'token'), 'token', { mode: 0o644 });
    await host.agent(['run', '--', path, 'init'], { env: mine, uid: 65_534 });
    const { code } = await host.agent(['run', '--', path, 'backup', '--json', open], { env: mine, uid: 65_534 });
    expect(code).toBe(3);
    expect(stored().at(-1)).toMatchObject({
      verdict: 'partial',
      exit_code: 3,
      reason: expect.stringContaining('/no'),
    });
  }, 60_000);
}

/** The tool of an agent: its only child. */
function childOf(pid: number): number {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .find((name) => parentOf(name) === pid);
  return Number(found);
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}
