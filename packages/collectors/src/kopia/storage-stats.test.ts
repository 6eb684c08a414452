import { describe, expect, test } from 'vitest';
import { answered, kopiaRecording } from '../../test/kopia-recording.ts';
import { readBlobStats, readContentStats } from './storage-stats.ts';

describe('readBlobStats', () => {
  test.each([
    { scenario: 'stats/blob-stats-raw', value: { blobs: 115, storedBytes: 60_443_054 } },
    { scenario: 'stats/blob-stats-raw-prefix-p', value: { blobs: 11, storedBytes: 60_239_988 } },
    { scenario: 'stats/compressed-blob-stats-raw', value: { blobs: 13, storedBytes: 214_347 } },
    { scenario: 'disk-full/blob-stats-raw', value: { blobs: 16, storedBytes: 1_015_740 } },
    { scenario: 'empty-repository/blob-stats-raw', value: { blobs: 5, storedBytes: 6446 } },
    { scenario: 'empty-repository/blob-stats-raw-prefix-none', value: { blobs: 0, storedBytes: 0 } },
  ])('$scenario', ({ scenario, value }) => {
    expect(readBlobStats(kopiaRecording(scenario).stdout)).toEqual({ known: true, value });
  });

  test.each([
    '',
    'Count: 1',
    'Count: 12\nTotal: 34\nAverage: 3\n',
    'Count: 0\nTotal: 0',
    'Count: 115\nTotal: 60.4 MB\nAverage: 525.6 KB\nHistogram:\n',
    'Count: 1\nTotal: 99999999999999999999\nHistogram:\n',
    'Count: -1\nTotal: 5\nHistogram:\n',
  ])('%j is a problem', (printed) => {
    expect(readBlobStats(Buffer.from(printed))).toMatchObject({ known: false });
  });
});

describe('readContentStats', () => {
  test.each([
    {
      scenario: 'stats/content-stats-raw',
      value: { contents: 83, originalBytes: 60_217_659, packedBytes: 60_211_266 },
    },
    {
      scenario: 'stats/compressed-content-stats-raw',
      value: { contents: 8, originalBytes: 788_367, packedBytes: 190_857 },
    },
    { scenario: 'empty-repository/content-stats-raw', value: { contents: 1, originalBytes: 650, packedBytes: 650 } },
    {
      scenario: 'verify/index-deleted-content-stats-raw',
      value: { contents: 9, originalBytes: 202_355, packedBytes: 202_022 },
    },
  ])('$scenario', ({ scenario, value }) => {
    expect(readContentStats(kopiaRecording(scenario).stdout)).toEqual({ known: true, value });
  });

  test('without the end of the output nothing is believed: the packed size may be missing', () => {
    expect(readContentStats(Buffer.from('Count: 8\nTotal Bytes: 788367\n'))).toMatchObject({ known: false });
  });
});

test('the tables name every recorded answer', () => {
  expect(answered('blobs')).toHaveLength(6);
  expect(answered('contents')).toHaveLength(4);
});
