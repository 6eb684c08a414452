import { expect, test } from 'vitest';
import { judgeRestore, tallyOf } from './judge-restore.ts';

const WELL = { same: 20, different: 0, missing: 0, changed: 0 };
const EXAMPLES = { different: '/etc/hosts', missing: '/etc/passwd' };

test.each([
  { name: 'all as saved', tally: WELL, want: { verdict: 'ok' } },
  {
    name: 'some changed since',
    tally: { ...WELL, same: 18, changed: 2 },
    want: { verdict: 'ok', reason: '18 of 20 files are as they were saved, the others were changed since' },
  },
  {
    name: 'one differs',
    tally: { ...WELL, same: 19, different: 1 },
    want: { verdict: 'failed', reason: '1 of 20 files differ, the first: /etc/hosts' },
  },
  {
    name: 'one did not come back',
    tally: { ...WELL, same: 19, missing: 1 },
    want: { verdict: 'failed', reason: '1 of 20 files did not come back, the first: /etc/passwd' },
  },
  {
    name: 'nothing could be compared',
    tally: { ...WELL, same: 0, changed: 20 },
    want: {
      verdict: 'partial',
      reason: '20 files came back, but none could be compared: all were changed or removed since the snapshot',
    },
  },
  {
    name: 'an empty snapshot',
    tally: { ...WELL, same: 0 },
    want: { verdict: 'partial', reason: 'the snapshot holds no file that could be restored' },
  },
])('$name', ({ tally, want }) => {
  expect(judgeRestore(tally, EXAMPLES)).toEqual(want);
});

test('comparisons are counted', () => {
  expect(tallyOf(['same', 'changed', 'same', 'missing', 'different'])).toEqual({
    same: 2,
    different: 1,
    missing: 1,
    changed: 1,
  });
});
