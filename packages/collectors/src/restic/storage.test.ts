import { expect, test } from 'vitest';
import { readStorage } from './storage.ts';

test.each([
  ['/srv/repository', { kind: 'local', path: '/srv/repository' }],
  ['/srv/odd:name', { kind: 'local', path: '/srv/odd:name' }],
  ['../repository', { kind: 'local', path: '../repository' }],
  ['repository', { kind: 'local', path: 'repository' }],
  ['local:odd:name', { kind: 'local', path: 'odd:name' }],
  ['C:\\backups', { kind: 'local', path: 'C:\\backups' }],
  ['rest:https://user:word@host:8000/', { kind: 'rest' }],
  ['s3:s3.amazonaws.com/bucket', { kind: 's3' }],
  ['sftp:user@host:/srv/repository', { kind: 'sftp' }],
  ['sftp://user@host//srv/repository', { kind: 'sftp' }],
  ['rclone:remote:path', { kind: 'rclone' }],
  ['b2:bucket:path', { kind: 'b2' }],
  ['azure:container:/', { kind: 'azure' }],
  ['gs:bucket:/', { kind: 'gs' }],
  ['swift:container:/path', { kind: 'swift' }],
  ['ftp:host/path', undefined],
  ['', undefined],
])('the location `%s`', (location, want) => {
  expect(readStorage(location)).toEqual(want);
});
