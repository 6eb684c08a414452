import { describe, expect, it } from 'vitest';
import { backup, HOUR, MINUTE, NOON } from '../../test/store-fixture.ts';
import { addHostJob, isTelling } from './hosted-job.ts';
import { addHostname, emptyHostedRecord, type HostedRecord } from './hosted-record.ts';

const EMPTY = emptyHostedRecord('local', 'restic');

function add(hosted: HostedRecord, ...jobs: ReturnType<typeof backup>[]): HostedRecord {
  return jobs.reduce((sum, job) => {
    const endedAtMs = Date.parse(job.finished_at);
    return addHostJob(sum, { job, endedAtMs, hostName: 'web-1' }, NOON);
  }, hosted);
}

const paths = ({ record }: HostedRecord) => record.sources.map(({ source }) => source.paths.join());

describe('runs of a host', () => {
  it.each([
    { kind: 'backup', want: true },
    { kind: 'check', want: true },
    { kind: 'forget', want: true },
    { kind: 'prune', want: true },
    { kind: 'restore', want: false },
    { kind: 'unlock', want: false },
    { kind: 'diff', want: false },
    { kind: 'init', want: false },
    { kind: 'update', want: false },
  ] as const)('of the kind $kind tell of the repository: $want', ({ kind, want }) => {
    expect(isTelling(backup(NOON, { kind }))).toBe(want);
  });

  it('keep what they added and changed', () => {
    const job = backup(NOON, { bytes_added: 9, bytes_stored: 5, files_new: 1, files_unmodified: 3 });
    expect(add(EMPTY, job).record.sources[0]?.runs[0]).toMatchObject({
      addedBytes: 5,
      changes: { filesNew: 1, filesUnmodified: 3 },
      durationSeconds: 60,
    });
  });

  it('that name a new source each time push out the one that ran longest ago', () => {
    const jobs = Array.from({ length: 300 }, (_, i) => backup(NOON - HOUR + i, { source: `/tmp/${i}` }));
    const hosted = add(EMPTY, backup(NOON, { source: '/home' }), ...jobs);
    expect(hosted.record.sources).toHaveLength(256);
    expect(paths(hosted)).toContain('/home');
    expect(paths(hosted)).not.toContain('/tmp/0');
    expect(hosted.own.named).toHaveLength(256);
  });

  it('under another name of the same source are runs of the same source', () => {
    const backup_source = { host: 'alpha', user: 'root', paths: ['/home'] };
    const hosted = add(
      EMPTY,
      backup(NOON - HOUR, { backup_source, source: 'home' }),
      backup(NOON, { backup_source, source: '/home' }),
    );
    expect(paths(hosted)).toEqual(['/home']);
    expect(hosted.own.named.map(({ name }) => name)).toEqual(['home', '/home']);
  });

  it('do not take the history of a source that has snapshots when its name comes to mean another', () => {
    const alpha = { host: 'alpha', user: 'root', paths: ['/home'] };
    const before = add(EMPTY, backup(NOON - HOUR, { backup_source: alpha, source: 'home' }));
    const state = { atMs: NOON - MINUTE, complete: 1, incomplete: 0, restorePoints: [1] };
    const sources = before.record.sources.map((source) => ({ ...source, state }));
    const listed = { ...before, record: { ...before.record, sources } };
    const after = add(listed, backup(NOON, { backup_source: { ...alpha, paths: ['/srv'] }, source: 'home' }));
    expect(paths(after).toSorted()).toEqual(['/home', '/srv']);
  });
});

describe('names of a host', () => {
  it('are few, and the last told one stays', () => {
    const names = Array.from({ length: 20 }, (_, i) => `pod-${i}`);
    const { own } = names.reduce<HostedRecord>((hosted, name) => addHostname(hosted, name), EMPTY);
    expect(own.hostnames).toHaveLength(8);
    expect(own.hostnames.at(-1)).toBe('pod-19');
  });

  it('that are known change nothing', () => {
    const once = addHostname(EMPTY, 'alpha');
    expect(addHostname(once, 'alpha')).toBe(once);
    expect(addHostname(once, undefined)).toBe(once);
  });
});
