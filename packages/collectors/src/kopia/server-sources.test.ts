import { describe, expect, test } from 'vitest';
import { kopiaRecording } from '../../test/kopia-recording.ts';
import { readServerSources } from './server-sources.ts';

/** Sources as `path status`, in the server's order; `+` has a last snapshot, `!` an incomplete one, `@` a next time. */
const ROWS = [
  { scenario: 'idle', want: 'docs IDLE+@, emptydir IDLE+, neverrun IDLE+@, other IDLE+@, vanish IDLE+, docs REMOTE+' },
  {
    scenario: 'uploading-pending',
    want: 'big UPLOADING, big2 PENDING, docs IDLE+@, emptydir IDLE+, neverrun IDLE+@, other IDLE+@, vanish IDLE+, docs REMOTE+',
  },
  // The last snapshot of `vanish` is the one before the failure; no status tells it.
  {
    scenario: 'after-failure',
    want: 'big IDLE!, big2 IDLE+, docs IDLE+@, emptydir IDLE+, neverrun IDLE+@, other PAUSED+, vanish IDLE+, docs REMOTE+',
  },
  {
    scenario: 'after-cancel-and-pause',
    want: 'big IDLE!, big2 IDLE+, docs IDLE+@, emptydir IDLE+, neverrun IDLE+@, other PAUSED+, vanish IDLE+, docs REMOTE+',
  },
  // The server answers from memory when the repository is gone.
  {
    scenario: 'repository-gone',
    want: 'big IDLE!, big2 IDLE+, docs IDLE+@, emptydir IDLE+, neverrun IDLE+@, other PAUSED+, vanish IDLE+, docs REMOTE+',
  },
];

describe('readServerSources', () => {
  test.each(ROWS)('$scenario', ({ scenario, want }) => {
    const answer = readServerSources(kopiaRecording(`server/control-sources-${scenario}`).stdout);
    if (!answer.known) throw new Error(answer.reason);
    const shown = answer.value.sources.map(({ source, status, lastSnapshot, nextSnapshotTime }) => {
      const last = lastSnapshot === undefined ? '' : lastSnapshot.incomplete === undefined ? '+' : '!';
      return `${source.path.split('/').at(-1)} ${status}${last}${nextSnapshotTime === undefined ? '' : '@'}`;
    });
    expect(shown.join(', ')).toBe(want);
    expect(answer.value.rejectedEntries).toBe(0);
  });

  test('a server without a repository has no sources, which is not an empty list', () => {
    expect(readServerSources(kopiaRecording('server-not-connected/control-sources').stdout)).toEqual({
      known: false,
      reason: '`GET /api/v1/control/sources` answered: not connected',
    });
  });

  test.each(['', '{}', '[]', '{"sources":null}', '{"sources":[{}]}', '{"sources":[', 'Forbidden'])(
    '%j is a problem',
    (body) => {
      expect(readServerSources(Buffer.from(body))).toMatchObject({ known: false });
    },
  );

  test('an entry without status is rejected and counted', () => {
    const source = { host: 'alpha', userName: 'backup', path: '/data' };
    const body = JSON.stringify({ sources: [{ source, status: 'IDLE' }, { source }] });
    expect(readServerSources(Buffer.from(body))).toEqual({
      known: true,
      value: { sources: [{ source, status: 'IDLE' }], rejectedEntries: 1 },
    });
  });
});
