import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { agentHost, type AgentHost } from '../../test/agent-process.ts';
import { type FakeServer, startFakeServer } from '../../test/fake-server.ts';
import { schemaErrors } from '../../test/schema.ts';

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

const stored = () => [...server.stored.values()];
const recording = (path: string) =>
  readFileSync(new URL(`../../../../test/recordings/restic/${path}`, import.meta.url), 'utf8');
const ingest = (args: readonly string[], input = '', env: Record<string, string> = {}) =>
  host.agent(['ingest', ...args], { input, env });

describe("restic's JSON on standard input", () => {
  test.each([
    {
      name: 'a backup',
      input: recording('0.19.1/backup-first-json/stdout'),
      want: { verdict: 'ok', duration_seconds: expect.any(Number) },
    },
    {
      name: 'both streams of a partial one',
      input: recording('0.18.0/backup-partial-json/stdout') + recording('0.18.0/backup-partial-json/stderr'),
      want: { verdict: 'partial', reason: expect.stringMatching(/^exit code 3: .+permission denied$/u) },
    },
    {
      name: 'a missing repository of 0.14.0, with its exit code',
      args: ['--exit-code', '1'],
      input: recording('0.14.0/no-repository-backup-json/stderr'),
      want: { verdict: 'no_repository', exit_code: 1 },
    },
    { name: 'a text output', input: recording('0.14.0/backup-text/stdout'), want: { verdict: 'ok' } },
    { name: 'nothing', input: '', want: { verdict: 'failed', reason: 'the output holds no summary' } },
  ])('$name', async ({ args = [], input, want }) => {
    const { code } = await ingest([...args, '--repository', 'offsite', '--source', 'home'], input);
    expect(code).toBe(0);
    expect(stored()).toMatchObject([{ type: 'job', kind: 'backup', repository: 'offsite', source: 'home', ...want }]);
    expect(stored().flatMap(schemaErrors)).toEqual([]);
  });

  test.each([
    ['a dry run', '0.18.0/backup-dry-run-json/stdout'],
    ['a skipped backup', '0.18.0/backup-skip-if-unchanged-json/stdout'],
  ])('%s is no job', async (_name, path) => {
    expect((await ingest([], recording(path))).code).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test('a server that is away is exit 1, and the report waits', async () => {
    const away = { LOCKSTEP_SERVER_URL: 'http://127.0.0.1:1', LOCKSTEP_STATE_DIR: join(host.folder, 'away') };
    const { code, stderr } = await ingest(['--exit-code', '3'], '', away);
    expect(code).toBe(1);
    expect(stderr).toContain('not delivered, kept for later');
  });
});

describe('ExecStopPost= of a unit', () => {
  test.each([
    {
      name: 'success',
      env: { SERVICE_RESULT: 'success', EXIT_CODE: 'exited', EXIT_STATUS: '0' },
      want: { verdict: 'ok', exit_code: 0 },
    },
    {
      name: 'exit 3',
      env: { SERVICE_RESULT: 'exit-code', EXIT_STATUS: '3' },
      want: { verdict: 'partial', exit_code: 3 },
    },
    { name: 'exit 12', env: { SERVICE_RESULT: 'exit-code', EXIT_STATUS: '12' }, want: { verdict: 'wrong_password' } },
    {
      name: 'SIGTERM',
      env: { SERVICE_RESULT: 'signal', EXIT_STATUS: 'TERM' },
      want: { verdict: 'cancelled', signal: 'SIGTERM' },
    },
    {
      name: 'out of memory',
      env: { SERVICE_RESULT: 'oom-kill', EXIT_STATUS: 'KILL' },
      want: { verdict: 'failed', signal: 'SIGKILL' },
    },
    {
      name: 'too late',
      env: { SERVICE_RESULT: 'timeout', EXIT_STATUS: 'TERM' },
      want: { verdict: 'timeout', reason: 'timeout: still running after 90 s' },
    },
    {
      name: 'never begun',
      env: { SERVICE_RESULT: 'resources' },
      want: { verdict: 'failed', reason: 'not_started: resources' },
    },
  ])('$name', async ({ env, want }) => {
    const { code } = await ingest(
      ['--from-systemd', '--duration', '90s', '--repository', 'r', '--source', 's'],
      '',
      env,
    );
    expect(code).toBe(0);
    expect(stored()).toMatchObject([{ duration_seconds: 90, repository: 'r', source: 's', ...want }]);
    expect(stored().flatMap(schemaErrors)).toEqual([]);
  });

  test('the duration comes from systemd when the unit is named', async () => {
    const systemctl = join(host.folder, 'systemctl');
    writeFileSync(
      systemctl,
      '#!/bin/sh\n[ "$4 $5" = "-- b.service" ] || exit 1\necho ExecMainStartTimestampMonotonic=1000000\necho ExecMainExitTimestampMonotonic=13500000\n',
      { mode: 0o755 },
    );
    const env = { SERVICE_RESULT: 'success', EXIT_STATUS: '0', PATH: `${host.folder}:${process.env['PATH']}` };
    await ingest(['--from-systemd', '--unit', 'b.service'], '', env);
    expect(stored()).toMatchObject([{ verdict: 'ok', duration_seconds: 12.5 }]);
  });

  test.each([
    { name: 'outside of a unit', env: {}, says: '$SERVICE_RESULT is not set' },
    { name: 'without a duration', env: { SERVICE_RESULT: 'success', EXIT_STATUS: '0' }, says: '--unit %n' },
  ])('$name is exit 2', async ({ env, says }) => {
    const { code, stderr } = await ingest(['--from-systemd'], '', env);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe("resticprofile's status file", () => {
  const write = (document: unknown): string => {
    const path = join(host.folder, 'status.json');
    writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
    return path;
  };
  const time = new Date(Date.now() - 3_600_000).toISOString();
  const good = { success: true, time, error: '', stderr: '', duration: 16, files_new: 215 };

  test('each command of each profile is a job, counted once however often the file is read', async () => {
    const path = write({
      profiles: {
        home: {
          backup: good,
          retention: { ...good, success: false, error: 'forget on profile home: exit status 11', duration: 2 },
          copy: good,
        },
        db: { backup: { ...good, stderr: '/db does not exist, skipping' } },
      },
    });
    await ingest(['--resticprofile-status', path]);
    await ingest(['--resticprofile-status', path]);
    const sorted = stored().toSorted((a, b) =>
      `${String(a['repository'])}${String(a['kind'])}` < `${String(b['repository'])}${String(b['kind'])}` ? -1 : 1,
    );
    expect(sorted).toMatchObject([
      { kind: 'backup', verdict: 'partial', repository: 'db' },
      { kind: 'backup', verdict: 'ok', repository: 'home', source: 'home', duration_seconds: 16, finished_at: time },
      { kind: 'forget', verdict: 'locked', reason: 'forget on profile home: exit status 11', repository: 'home' },
    ]);
    expect(stored().flatMap(schemaErrors)).toEqual([]);
    expect(server.requests).toHaveLength(2);
  });

  test('what is older than the server remembers is left out', async () => {
    const old = { ...good, time: new Date(Date.now() - 91 * 86_400_000).toISOString() };
    expect((await ingest(['--resticprofile-status', write({ profiles: { home: { backup: old } } })])).code).toBe(0);
    expect(server.requests).toEqual([]);
  });

  test.each([
    ['a missing file', '/nowhere/status.json', 'ENOENT'],
    ['half a document', '{"profiles"', 'JSON'],
    ['another document', '{"a":1}', 'there is no `profiles`'],
  ])('%s is exit 2', async (_name, content, says) => {
    const path = content.startsWith('/') ? content : write(content);
    const { code, stderr } = await ingest(['--resticprofile-status', path]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
