import { describe, expect, test } from 'vitest';
import { answered, kopiaRecording } from '../../test/kopia-recording.ts';
import { readRepositoryStatus } from './repository-status.ts';

const ROWS = [
  {
    scenario: 'repo-status/connected-json',
    want: {
      isApiServerClient: false,
      isReadOnly: false,
      uniqueId: 'f29293613a34a02588ffc194d4820d02a901e91c88ca82a2fb5c4f09613ad820',
      storageType: 'filesystem',
      hostname: 'alpha',
      userName: 'backup',
      formatVersion: 3,
      volumeCapacityBytes: 270_553_174_016,
    },
  },
  { scenario: 'repo-status/connected-json-indent', want: { storageType: 'filesystem' } },
  { scenario: 'repo-status/connected-persisted-password-json', want: { storageType: 'filesystem' } },
  { scenario: 'repo-status/readonly-json', want: { isReadOnly: true } },
  // The directory is empty by then: the answer comes from the cache.
  { scenario: 'repo-status/directory-empty-json', want: { storageType: 'filesystem', isApiServerClient: false } },
  { scenario: 'verify/metadata-flipped-status-json', want: { storageType: 'filesystem' } },
  { scenario: 'disk-full/status-json', want: { volumeCapacityBytes: 12_582_912, volumeAvailableBytes: 0 } },
  {
    scenario: 'api-client/status-json',
    want: { isApiServerClient: true, description: 'API Server: https://127.0.0.1:51597' },
  },
];

describe('readRepositoryStatus', () => {
  test.each(ROWS)('$scenario', ({ scenario, want }) => {
    expect(readRepositoryStatus(kopiaRecording(scenario).stdout)).toMatchObject({ known: true, value: want });
  });

  test.each(answered('status'))('%s is read', (scenario) => {
    expect(readRepositoryStatus(kopiaRecording(scenario).stdout)).toMatchObject({ known: true });
  });

  test('through an API server id, storage and volume are absent', () => {
    const status = readRepositoryStatus(kopiaRecording('api-client/status-json').stdout);
    const absent = ['uniqueId', 'storageType', 'volumeCapacityBytes', 'volumeAvailableBytes'];
    expect(status.known ? Object.keys(status.value).filter((key) => absent.includes(key)) : status).toEqual([]);
  });

  test('credentials in the description are hidden', () => {
    const client = { description: 'Repository at https://user:word@host/' };
    const printed = JSON.stringify({ uniqueIDHex: 'ab', clientOptions: client, storage: { type: 'webdav' } });
    expect(readRepositoryStatus(Buffer.from(printed))).toMatchObject({
      value: { description: 'Repository at https://***@host/' },
    });
  });

  test.each([
    '',
    '[]',
    '{"uniqueIDHex":"ab"',
    '{"uniqueIDHex":"ab"}',
    '{"clientOptions":{},"storage":{"type":"s3"}}',
    'Enter password to open repository: ',
  ])('%j is a problem', (printed) => {
    expect(readRepositoryStatus(Buffer.from(printed))).toMatchObject({ known: false });
  });
});
