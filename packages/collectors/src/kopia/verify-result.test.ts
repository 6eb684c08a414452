import { expect, test } from 'vitest';
import { kopiaRecording } from '../../test/kopia-recording.ts';
import { readVerifyResult } from './verify-result.ts';

test.each([
  { scenario: 'verify/good-json', want: { errorCount: 0, processedObjects: 68, readFiles: 0 } },
  { scenario: 'verify/good-percent-100-json', want: { errorCount: 0, readFiles: 65, readBytes: 60_200_019 } },
  {
    scenario: 'verify/pack-deleted-json',
    want: { errorCount: 1, firstError: expect.stringContaining('missing blob') },
  },
  { scenario: 'verify/pack-deleted-max-errors-3-json', want: { errorCount: 3 } },
  { scenario: 'verify/metadata-flipped-verify-json', want: { errorCount: 1, processedObjects: 0 } },
  // Nothing was verified, so the zero proves nothing.
  { scenario: 'verify/all-indexes-deleted-verify-json', want: { errorCount: 0, processedObjects: 0 } },
  { scenario: 'verify/source-unknown-json', want: { errorCount: 0, processedObjects: 0 } },
])('$scenario', ({ scenario, want }) => {
  expect(readVerifyResult(kopiaRecording(scenario).stdout)).toMatchObject({ known: true, value: want });
});

test('a result without errors has no first one', () => {
  const result = readVerifyResult(kopiaRecording('verify/good-json').stdout);
  expect(result.known && 'firstError' in result.value).toBe(false);
});

test.each(['', '{}', '{"errorCount":0}', '{"stats":{},"errorCount":"0"}', '{"stats":{},"errorCount":0'])(
  '%j is a problem',
  (printed) => {
    expect(readVerifyResult(Buffer.from(printed))).toMatchObject({ known: false });
  },
);
