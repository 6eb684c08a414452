import { expect, test } from 'vitest';
import { readResticCommand } from './command.ts';

test.each([
  {
    line: 'restic -r /r backup --json /etc',
    want: { kind: 'backup', json: true, repository: '/r', sources: ['/etc'] },
  },
  { line: 'restic -r/r backup -vn /b /a', want: { dryRun: true, repository: '/r', sources: ['/b', '/a'] } },
  { line: 'restic backup --tag -n --repo=/r -- -odd', want: { dryRun: false, repository: '/r', sources: ['-odd'] } },
  { line: 'restic backup --dry-run=false /a', want: { dryRun: false, sources: ['/a'] } },
  { line: 'restic backup -H host -e *.tmp /a --skip-if-unchanged', want: { skipIfUnchanged: true, sources: ['/a'] } },
  { line: 'restic backup --stdin --stdin-filename db.sql', want: { sources: ['stdin:db.sql'] } },
  { line: 'restic backup --stdin-from-command -- pg_dump x', want: { sources: ['stdin:stdin'] } },
  { line: 'restic backup --files-from /l', want: { sources: ['files-from:/l'] } },
  { line: 'nice -n 10 /usr/bin/restic forget --keep-last 1 -n', want: { kind: 'forget', dryRun: true, sources: [] } },
  { line: 'restic_0.18.0 --repository-file /f prune', want: { kind: 'prune', repositoryFile: '/f' } },
  { line: 'restic forget --keep-last 1', want: { kind: 'forget', maintenanceTasks: ['forget'] } },
  { line: 'restic forget --keep-last 1 --prune', want: { kind: 'forget', maintenanceTasks: ['forget', 'prune'] } },
  { line: 'restic check', want: { kind: 'check', checkDepth: 'structure' } },
  { line: 'restic check --read-data-subset 5%', want: { kind: 'check', checkDepth: 'sample' } },
  { line: 'restic check --read-data', want: { kind: 'check', checkDepth: 'data' } },
  { line: 'restic backup -H other /x', want: { kind: 'backup', host: 'other', sources: ['/x'] } },
  { line: 'restic backup --host=other /x', want: { kind: 'backup', host: 'other', sources: ['/x'] } },
  { line: 'restic self-update', want: { kind: 'update' } },
])('the command line `$line`', ({ line, want }) => {
  expect(readResticCommand(line.split(' '))).toMatchObject(want);
});

test('a command that is no job has no kind', () => {
  expect(readResticCommand(['restic', 'snapshots', '/x'])).toEqual({
    subcommand: 'snapshots',
    json: false,
    dryRun: false,
    skipIfUnchanged: false,
    sources: [],
  });
});

test.each(['resticprofile backup', '/opt/backup.sh', 'sh -c restic-backup'])('`%s` is not restic', (line) => {
  expect(readResticCommand(line.split(' '))).toBeUndefined();
});
