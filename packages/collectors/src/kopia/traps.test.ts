import { describe, expect, test, vi } from 'vitest';
import { askerOf, standIn } from '../../test/stand-in.ts';
import type { Question } from '../answer.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const source = { host: 'alpha', userName: 'backup', path: '/data' };
const entry = (fields: object = {}) => ({
  id: '0123abcd',
  source,
  startTime: '2026-11-21T01:00:00Z',
  rootEntry: { summ: { size: 1, files: 1 } },
  ...fields,
});
const list = (entries: readonly object[]) => ({ stdout: JSON.stringify(entries) });
const SOURCE = { host: 'alpha', user: 'backup', paths: ['/data'] };
const odd = (host: string, user: string, path: string) => ({ source: { host, user, paths: [path] } });

/** What others fell over, each through the asker: the play of the stand-in and what is found. */
const TRAPS: readonly { name: string; question?: Question; plays: string | object; found: object }[] = [
  {
    name: 'the newest snapshot is incomplete: the newest complete one counts',
    plays: 'killed/newest-is-incomplete-list-json',
    found: { sources: [{ complete: 1, incomplete: 7, newest: { files: 100 }, lastRun: { verdict: 'ok' } }] },
  },
  {
    name: 'no retention reason: every snapshot is still a restore point',
    plays: 'list/no-retention-json',
    found: { sources: [{ complete: 10, restorePoints: expect.objectContaining({ length: 10 }) }] },
  },
  {
    name: 'a source is an object, and nothing of it is taken from text',
    plays: list([entry()]),
    found: { sources: [{ source: SOURCE }] },
  },
  {
    name: 'a null root is no restore point',
    plays: list([entry({ rootEntry: null })]),
    found: { sources: [{ complete: 0, incomplete: 1, restorePoints: [] }] },
  },
  { name: 'an empty list is no error', plays: 'empty-repository/snapshot-list-json', found: { sources: [] } },
  {
    name: 'an emptied disk prints the same list: only the last look tells them apart',
    plays: 'repo-status/directory-empty-snapshot-list-json',
    found: { sources: [] },
  },
  {
    name: '0 to 9 digits of a second order rightly',
    plays: list(
      ['00.999999999Z', '01Z', '00Z', '00.5Z'].map((time, files) =>
        entry({ startTime: `2026-11-21T01:00:${time}`, rootEntry: { summ: { files } } }),
      ),
    ),
    found: { sources: [{ newest: { files: 1 }, restorePoints: [0, 0.5, 0.999, 1].map((s) => 1_795_222_800 + s) }] },
  },
  {
    name: 'durations are nanoseconds',
    question: 'maintenance',
    plays: 'maintenance/after-full-json',
    found: { tasks: [{ expectedIntervalSeconds: 3600 }, { expectedIntervalSeconds: 86_400 }] },
  },
  {
    name: '`success` is left out when it is false: the cycle that failed is not the last good one',
    question: 'maintenance',
    plays: 'maintenance/broken-repository-info-json',
    found: {
      tasks: [
        { task: 'quick', lastSuccessAtMs: Date.parse('2026-11-21T01:23:24.871Z') },
        { task: 'full', lastSuccessAtMs: Date.parse('2026-11-21T01:23:24.871Z') },
      ],
    },
  },
  {
    name: 'through an API server there is no storage and no id, and what is refused for ever is known',
    question: 'identity',
    plays: 'api-client/status-json',
    found: { unanswerable: ['size', 'maintenance'] },
  },
  {
    name: 'a list of 20,000 snapshots of 2,000 sources is read whole',
    plays: list(
      Array.from({ length: 20_000 }, (_, i) =>
        entry({ id: `${10_000_000 + i}`, source: { ...source, path: `/data/${i % 2000}` } }),
      ),
    ),
    found: { sources: expect.objectContaining({ length: 2000 }), kinds: { complete: 20_000 } },
  },
  {
    name: '`:` and `@` in host, user and path',
    plays: list([
      entry({ source: { host: 'h:1', userName: 'a@b', path: '/c:d@e' } }),
      entry({ source: { host: 'h', userName: 'a', path: '/b@h:1' } }),
    ]),
    found: { sources: [odd('h', 'a', '/b@h:1'), odd('h:1', 'a@b', '/c:d@e')] },
  },
  {
    name: 'sources that differ in nothing but the user',
    plays: list([entry({ source: { ...source, userName: 'alice' } }), entry()]),
    found: { sources: [odd('alpha', 'alice', '/data'), odd('alpha', 'backup', '/data')] },
  },
  {
    name: 'a source without a single run that ended',
    plays: 'killed/after-sigkill-list-json',
    found: { sources: [{ complete: 0, incomplete: 8, restorePoints: [] }] },
  },
  {
    name: 'a clock that went backwards, and a snapshot of the future',
    plays: 'clock/backwards-and-future-json',
    found: { sources: [{ complete: 3, incomplete: 0 }], kinds: { complete: 4 } },
  },
];

describe('what others fell over', () => {
  test.each(TRAPS)('$name', async ({ question = 'snapshots', plays, found }) => {
    const answers = { '--version': 'help/version', '*': plays };
    expect(await askerOf(standIn({ answers })).ask(question)).toMatchObject({ verdict: 'ok', rejected: 0, found });
  });
});
