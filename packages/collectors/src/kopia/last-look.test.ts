import { describe, expect, test } from 'vitest';
import { kopiaRecording } from '../../test/kopia-recording.ts';
import { comparedWithLastLook, rememberedLook, type RememberedLook } from './last-look.ts';
import { readSnapshotList } from './snapshot-list.ts';
import { summarizeSources } from './source-summary.ts';

const DATA = { host: 'alpha', userName: 'backup', path: '/data' };
const OTHER = { ...DATA, userName: 'alice' };
const EARLY = '2026-11-20T01:00:00Z';
const LATE = '2026-11-21T01:00:00.5Z';

const look = (repositoryId: string | undefined, ...sources: RememberedLook['sources']): RememberedLook => ({
  ...(repositoryId === undefined ? {} : { repositoryId }),
  sources,
});
const data = (newestTime: string) => ({ source: DATA, newestTime });
const other = (newestTime: string) => ({ source: OTHER, newestTime });

const ROWS = [
  { name: 'a first look loses nothing', previous: undefined, now: look('a'), losses: [] },
  { name: 'nothing new', previous: look('a', data(EARLY)), now: look('a', data(EARLY)), losses: [] },
  { name: 'a newer snapshot', previous: look('a', data(EARLY)), now: look('a', data(LATE)), losses: [] },
  { name: 'a new source', previous: look('a', data(EARLY)), now: look('a', data(EARLY), other(LATE)), losses: [] },
  {
    name: 'an empty list',
    previous: look('a', data(EARLY), other(LATE)),
    now: look('a'),
    losses: [
      { type: 'source_lost', source: DATA, newestTime: EARLY },
      { type: 'source_lost', source: OTHER, newestTime: LATE },
    ],
  },
  {
    name: 'a source that differs only in the user',
    previous: look('a', data(EARLY), other(LATE)),
    now: look('a', data(EARLY)),
    losses: [{ type: 'source_lost', source: OTHER, newestTime: LATE }],
  },
  {
    name: 'the newest snapshot is gone',
    previous: look('a', data(LATE)),
    now: look('a', data(EARLY)),
    losses: [{ type: 'newest_lost', source: DATA, newestTime: LATE, newestTimeNow: EARLY }],
  },
  {
    name: 'another repository',
    previous: look('a', data(EARLY)),
    now: look('b', data(EARLY)),
    losses: [{ type: 'repository_changed', was: 'a', is: 'b' }],
  },
  {
    name: 'an id that is not told through a server',
    previous: look('a', data(EARLY)),
    now: look(undefined, data(EARLY)),
    losses: [],
  },
];

describe('comparedWithLastLook', () => {
  test.each(ROWS)('$name', ({ previous, now, losses }) => {
    const compared = comparedWithLastLook(previous, now);
    expect(compared.losses).toEqual(losses);
    // A loss stays one at the next look.
    expect(comparedWithLastLook(compared.remember, now).losses).toEqual(losses);
  });

  test('what comes back is no loss any more', () => {
    const previous = look('a', data(EARLY), other(LATE));
    const { remember } = comparedWithLastLook(previous, look('a'));
    expect(comparedWithLastLook(remember, previous)).toEqual({ losses: [], remember: previous });
  });
});

const recorded = (scenario: string): RememberedLook => {
  const list = readSnapshotList(kopiaRecording(scenario).stdout);
  if (!list.known) throw new Error(list.reason);
  return rememberedLook('a', summarizeSources(list.value.snapshots, new Date('2026-11-21T02:00:00Z')));
};

/** Each pair was answered with exit code 0. */
const PAIRS = [
  ['verify/pack-deleted-list-json', 'verify/index-deleted-list-json', 1],
  ['verify/index-deleted-list-json', 'verify/all-indexes-deleted-list-json', 1],
  ['list/all-json', 'repo-status/directory-empty-snapshot-list-json', 13],
  ['retention/before-json', 'retention/after-json', 0],
  ['killed/then-complete-list-json', 'killed/newest-is-incomplete-list-json', 0],
  ['empty-repository/snapshot-list-json', 'list/source-json', 0],
] as const;

test.each(PAIRS)('after %s the answer %s has %d losses', (before, after, losses) => {
  expect(comparedWithLastLook(recorded(before), recorded(after)).losses).toHaveLength(losses);
});
