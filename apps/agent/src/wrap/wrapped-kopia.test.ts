import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKopiaCommand } from '@lockstep/collectors';
import { afterAll, expect, test } from 'vitest';
import { openAgent } from '../agent.ts';
import { wrappedKopia } from './wrapped-kopia.ts';

const state = mkdtempSync(join(tmpdir(), 'lockstep-wrap-'));
const agent = openAgent({ LOCKSTEP_STATE_DIR: state }, () => undefined);

afterAll(() => rmSync(state, { recursive: true, force: true }));

/** Recorded runs of Kopia, and what each source of theirs came to. */
const RUNS = [
  ['snapshot-create/first', ['docs ok']],
  ['snapshot-create/two-paths', ['docs ok', 'other ok']],
  ['snapshot-create/source-missing', ['no-such source_missing']],
  ['snapshot-create/source-missing-and-good', ['no-such failed', 'other ok']],
  ['snapshot-create/good-and-source-missing-plain', ['no-such partial', 'other partial']],
  ['snapshot-create/limit-reached', ['big partial']],
  ['entry-errors/fatal-and-good-two-paths', ['ok ok', 'src partial']],
  ['entry-errors/default-fatal-plain', ['src partial']],
  ['entry-errors/ignored-json', ['src partial']],
  ['killed/sigterm', ['huge cancelled']],
  ['killed/sigkill', ['huge failed']],
  ['disk-full/snapshot-create-json', ['big failed']],
  ['repo-status/readonly-snapshot-create', ['docs failed']],
  ['retention/ignore-identical', []],
] as const;

test.each(RUNS)('%s: %j', (scenario, want) => {
  const findings = judged(scenario, 'backup');
  expect(findings.map(({ place, verdict }) => `${place.source?.split('/').at(-1)} ${verdict}`).toSorted()).toEqual(
    want,
  );
  expect(findings.filter(({ verdict, reason }) => (reason === undefined) !== (verdict === 'ok'))).toEqual([]);
});

test('a saved source is told exactly, with its snapshot and the configuration as repository', () => {
  expect(judged('snapshot-create/first', 'backup')).toMatchObject([
    {
      tool: 'kopia',
      place: { repository: '/etc/kopia/repository.config', source: '/srv/rec-kopia/src/docs' },
      backupSource: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/docs'] },
      snapshotId: expect.stringMatching(/^[0-9a-f]{32}$/u),
    },
  ]);
});

test.each([
  ['verify/good-json', 'check', { verdict: 'ok', checkDepth: 'structure' }],
  ['verify/good-percent-10-json', 'check', { verdict: 'ok', checkDepth: 'sample' }],
  ['verify/pack-flipped-percent-100-json', 'check', { verdict: 'failed', checkDepth: 'data' }],
  ['maintenance/run-full', 'prune', { verdict: 'ok', maintenanceTasks: ['full'] }],
  ['maintenance/run-quick', 'prune', { verdict: 'ok', maintenanceTasks: ['quick'] }],
  ['maintenance/lock-held-run', 'prune', { verdict: 'locked' }],
] as const)('%s is a %s', (scenario, kind, want) => {
  expect(judged(scenario, kind)).toMatchObject([{ tool: 'kopia', ...want }]);
});

function judged(scenario: string, kind: 'backup' | 'check' | 'prune') {
  const folder = new URL(`../../../../test/recordings/kopia/${scenario}/`, import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, folder));
  // What the recorder did to the process stands behind the command as a comment.
  const argv = read('argv').toString().split(' # ', 1)[0]?.trim().split(' ') ?? [];
  const command = readKopiaCommand(argv);
  expect(command?.kind).toBe(kind);
  const wrapped = wrappedKopia(
    { argv, env: { KOPIA_CONFIG_PATH: '/etc/kopia/repository.config' } },
    command ?? { json: false, sources: [] },
  );
  wrapped.onStdout(read('stdout'));
  wrapped.onStderr(read('stderr'));
  const ending = { type: 'exited', code: Number(read('exit').toString()) } as const;
  return wrapped.findings({ kind, end: { ending, durationSeconds: 1 }, agent });
}
