import { expect, test } from 'vitest';
import { recordedRun } from '../../test/recorded-run.ts';
import type { RunTool } from '../create-asker.ts';
import { askLocks } from './locks.ts';

const id = (digit: string) => digit.repeat(64);

/** A restic whose locks are listed in turn, and opened by what is known of them. */
function restic(lists: readonly (readonly string[])[], times: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  let listed = 0;
  const run: RunTool = async ([subcommand, , lock = '']) => {
    const good = recordedRun('0.19.1', 'list-locks-none');
    if (subcommand === 'list') {
      const ids = lists[Math.min(listed, lists.length - 1)] ?? [];
      listed += 1;
      return { ...good, stdout: Buffer.from(ids.map((each) => `${each}\n`).join('')) };
    }
    asked.push(lock);
    const time = times[lock];
    return time === undefined
      ? { ...good, ending: { type: 'exited', code: 1 }, stderr: Buffer.from('Fatal: no lock found\n') }
      : { ...good, stdout: Buffer.from(JSON.stringify({ time, exclusive: false })) };
  };
  return { asked, ask: () => askLocks({ run, askedAtMs: 0, options: {} }) };
}

test('the oldest lock decides', async () => {
  const times = { [id('a')]: '2026-11-21T01:00:00Z', [id('b')]: '2026-11-20T22:00:00-03:30' };
  expect(await restic([[id('a'), id('b')]], times).ask()).toEqual({
    verdict: 'ok',
    parsed: 2,
    rejected: 0,
    found: { count: 2, oldestAtMs: Date.parse('2026-11-21T01:00:00Z') },
  });
});

test('a lock that goes while it is asked about is not counted', async () => {
  const { ask } = restic([[id('a'), id('b')], [id('b')]], { [id('b')]: '2026-11-21T01:00:00Z' });
  expect(await ask()).toMatchObject({ verdict: 'ok', parsed: 1, rejected: 0, found: { count: 1 } });
});

test('a lock that cannot be read is one of unknown age', async () => {
  expect(await restic([[id('a')]], {}).ask()).toEqual({
    verdict: 'partial',
    reason: 'restic cat: exit code 1: Fatal: no lock found',
    parsed: 0,
    rejected: 1,
    found: { count: 1 },
  });
});

test('of a hundred locks all are counted, and sixteen opened', async () => {
  const ids = Array.from({ length: 100 }, (_, i) => i.toString(16).padStart(64, '0'));
  const { asked, ask } = restic([ids], Object.fromEntries(ids.map((each) => [each, '2026-11-21T01:00:00Z'])));
  expect(await ask()).toMatchObject({ verdict: 'ok', parsed: 16, found: { count: 100 } });
  expect(asked).toEqual(ids.slice(0, 16));
});

test('what is no list of ids is no answer', async () => {
  const answer = await restic([['no id']], {}).ask();
  expect(answer).toMatchObject({ verdict: 'failed', reason: 'restic list: it printed `no id`, which is no id' });
  expect(answer.found).toBeUndefined();
});
