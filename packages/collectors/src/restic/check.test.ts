import { describe, expect, test } from 'vitest';
import { recordedRun } from '../../test/recorded-run.ts';
import type { AskOptions } from '../asker.ts';
import type { CollectedRun } from '../collect-output.ts';
import { VERSIONS } from '../../test/recording.ts';
import { askCheck, judgeCheck } from './check.ts';

const nothing = recordedRun('0.19.1', 'list-locks-none');
const listing = (id: string): CollectedRun => ({ ...nothing, stdout: Buffer.from(`${id.repeat(64)}\n`) });

/** Asks a restic whose check ends so, and whose indexes are `before` and then `after`. */
async function ask(check: CollectedRun, options: AskOptions = {}, after = listing('a')) {
  const asked: string[] = [];
  const run = async (args: readonly string[]) => {
    const hasChecked = asked.some((line) => line.startsWith('check'));
    asked.push(args.join(' '));
    if (args[0] === 'check') return check;
    return args[1] === 'index' && hasChecked ? after : listing('a');
  };
  return { asked, answer: await askCheck({ run, askedAtMs: 0, options }) };
}

describe('how restic is asked', () => {
  test.each([
    { options: {}, want: 'check --json --no-lock' },
    { options: { depth: 'structure' }, want: 'check --json --no-lock' },
    { options: { depth: 'sample' }, want: 'check --json --no-lock --read-data-subset=1%' },
    { options: { depth: 'sample', samplePercent: 2.5 }, want: 'check --json --no-lock --read-data-subset=2.5%' },
    { options: { depth: 'data' }, want: 'check --json --no-lock --read-data' },
  ] as const)('$want', async ({ options, want }) => {
    const { asked, answer } = await ask(recordedRun('0.19.1', 'check-good-json'), options);
    expect(asked).toEqual(['list index --no-lock', 'list snapshots --no-lock', want]);
    expect(answer.found).toEqual({ depth: 'depth' in options ? options.depth : 'structure', isGood: true });
  });
});

describe('damage without a lock', () => {
  const bad = recordedRun('0.19.1', 'damage-missing-pack-check-json');

  test('is believed when nobody wrote meanwhile', async () => {
    const { asked, answer } = await ask(bad);
    expect(answer).toMatchObject({
      verdict: 'ok',
      found: { isGood: false, firstError: expect.stringMatching(/^pack [0-9a-f]{64}: does not exist$/u) },
    });
    expect(asked.slice(3)).toEqual(['list index --no-lock', 'list snapshots --no-lock']);
  });

  test('is not believed when somebody did', async () => {
    const { answer } = await ask(bad, {}, listing('b'));
    expect(answer).toMatchObject({ verdict: 'failed', parsed: 0 });
    expect(answer.reason).toMatch(/^restic check: somebody wrote while it looked without a lock; it said: pack /u);
    expect(answer.found).toBeUndefined();
  });

  test('is not believed when it cannot be told', async () => {
    const { answer } = await ask(bad, {}, recordedRun('0.19.1', 'wrong-password-snapshots-json'));
    expect(answer).toMatchObject({ verdict: 'wrong_password' });
    expect(answer.found).toBeUndefined();
  });
});

test('a repository that cannot be opened is not checked', async () => {
  const run = async () => recordedRun('0.19.1', 'no-repository-snapshots-json');
  expect(await askCheck({ run, askedAtMs: 0, options: {} })).toMatchObject({ verdict: 'no_repository', parsed: 0 });
});

describe.each(VERSIONS)('what restic %s found', (version) => {
  test.each([
    ['damage-missing-pack-check-json', /^pack [0-9a-f]{64}: does not exist$/u],
    ['damage-truncated-pack-check-json', /unexpected file size: got 1000000/u],
    ['damage-flipped-byte-check-read-data-json', /unexpected pack id|Pack ID does not match/u],
    ['damage-index-check-json', /^error: error loading index /u],
    ['damage-missing-index-check-json', /^error for tree [0-9a-f]{8}:$/u],
    ['damage-snapshot-check-json', /snapshot.* invalid data returned$/u],
  ])('%s: its first error is one line', (scenario, want) => {
    const { found } = judgeCheck(recordedRun(version, scenario), 'data');
    expect(found).toMatchObject({ depth: 'data', isGood: false });
    expect(found?.firstError).toMatch(want);
    expect(found?.firstError).not.toContain('\n');
  });
});

describe('what is no finding', () => {
  const good = recordedRun('0.19.1', 'check-good-json');
  const failed = (stderr: string): CollectedRun => ({
    ...good,
    ending: { type: 'exited', code: 1 },
    stdout: Buffer.from('{"message_type":"summary","num_errors":1}\n'),
    stderr: Buffer.from(
      `${stderr}\n{"message_type":"exit_error","code":1,"message":"Fatal: repository contains errors"}\n`,
    ),
  });

  test.each<{ readonly name: string; readonly run: CollectedRun; readonly verdict: string }>([
    { name: 'exit 0 without a word', run: { ...good, stdout: new Uint8Array() }, verdict: 'failed' },
    { name: 'output that was cut', run: { ...good, truncated: true }, verdict: 'failed' },
    { name: 'a code that restic has not', run: { ...good, ending: { type: 'exited', code: 77 } }, verdict: 'failed' },
    { name: 'a deadline', run: { ...good, ending: { type: 'timeout', afterSeconds: 1 } }, verdict: 'timeout' },
    {
      name: 'a server that fails now and then',
      run: failed('Load(<data/0b>, 0, 0) returned error, retrying after 1s: unexpected HTTP response (500)'),
      verdict: 'failed',
    },
    {
      name: 'a folder that may not be read',
      run: failed('{"message_type":"error","message":"open /srv/r/data/0b: permission denied\\n"}'),
      verdict: 'failed',
    },
  ])('$name', ({ run, verdict }) => {
    expect(judgeCheck(run, 'structure')).toMatchObject({
      verdict,
      parsed: 0,
      reason: expect.stringMatching(/^restic check: /u),
    });
    expect(judgeCheck(run, 'structure').found).toBeUndefined();
  });

  test('a pack that is gone is damage, although 0.14 asks for it again', () => {
    const run = failed(
      'Load(<data/0b>, 0, 0) returned error, retrying after 1s: open /r/data/0b: no such file or directory',
    );
    expect(judgeCheck(run, 'structure').found).toMatchObject({ isGood: false });
  });

  test('errors that are counted in a run that exits with 0 are damage', () => {
    const run = { ...good, stdout: Buffer.from('{"message_type":"summary","num_errors":2}\n') };
    expect(judgeCheck(run, 'structure').found).toMatchObject({ isGood: false });
  });
});
