import { expect, test } from 'vitest';
import { evidenceOf, judgeRecording, recording } from '../test/recording.ts';
import { LineSplitter } from './line-splitter.ts';
import { redactUrls } from './redact.ts';
import { verdictOfRun } from './restic/verdict-of-run.ts';

const SUMMARY = '{"message_type":"summary","files_new":1,"total_files_processed":1,"snapshot_id":"0123abcd"}';

function split(bytes: Buffer, pieceBytes: number, maxBytes?: number) {
  const lines: string[] = [];
  const splitter = new LineSplitter((line) => lines.push(line), maxBytes);
  for (let at = 0; at < bytes.length; at += pieceBytes) splitter.push(bytes.subarray(at, at + pieceBytes));
  splitter.end();
  return { lines, skipped: splitter.skippedLines };
}

test.each([1, 2, 3, 1000])('R08 letters split across chunks of %i bytes survive', (pieceBytes) => {
  const { lines } = split(Buffer.from('grüße\n日本\r\n\n𝄞 end'), pieceBytes);
  expect(lines).toEqual(['grüße', '日本\r', '', '𝄞 end']);
});

test.each([
  { name: 'exactly at the limit', line: 'x'.repeat(10), lines: ['x'.repeat(10), 'next'], skipped: 0 },
  { name: 'one byte above', line: 'x'.repeat(11), lines: ['next'], skipped: 1 },
])('R07 a line $name', ({ line, lines, skipped }) => {
  for (const pieceBytes of [1, 7, 100]) {
    expect(split(Buffer.from(`${line}\nnext`), pieceBytes, 10)).toEqual({ lines, skipped });
  }
});

test('R07 a long last line without an end is counted too', () => {
  expect(split(Buffer.from('x'.repeat(11)), 4, 10)).toEqual({ lines: [], skipped: 1 });
});

const asked = { json: true, dryRun: false, skipIfUnchanged: false };
const judge = (stdout: string | Uint8Array, stderr = '', code = 0) => {
  const evidence = evidenceOf(stdout, stderr);
  return { evidence, ...verdictOfRun({ kind: 'backup', ending: { type: 'exited', code }, evidence, asked }) };
};

test.each([
  { name: 'not JSON', stdout: `hello\n[1,2]\n{not json}\n${SUMMARY}\n`, broken: 1 },
  { name: 'half a line at the end', stdout: `${SUMMARY}\n{"message_type":"sta`, broken: 1 },
  { name: 'NUL', stdout: `\0\n${SUMMARY}\0\n`, broken: 0 },
  { name: 'invalid UTF-8', stdout: Buffer.concat([Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from(SUMMARY)]), broken: 0 },
  { name: 'CRLF', stdout: `${SUMMARY}\r\n`, broken: 0 },
  { name: 'a byte-order mark', stdout: `\ufeff${SUMMARY}\n`, broken: 0 },
  { name: 'no newline at the end', stdout: SUMMARY, broken: 0 },
  { name: 'a number for a line', stdout: `7\nnull\n"x"\n${SUMMARY}\n`, broken: 0 },
])('R08 the summary is found beside $name', ({ stdout, broken }) => {
  const { verdict, evidence, summary } = judge(stdout);
  expect(verdict).toBe('ok');
  expect(summary?.snapshotId).toBe('0123abcd');
  expect(evidence.brokenLines).toBe(broken);
});

test('R09 no summary at exit 0, a summary at exit 1, two summaries', () => {
  expect(judge('')).toMatchObject({ verdict: 'failed', reason: 'exit code 0 without a summary' });
  expect(judge(SUMMARY, 'Fatal: no\n', 1)).toMatchObject({ verdict: 'failed', reason: 'exit code 1: Fatal: no' });
  const second = SUMMARY.replace('0123abcd', '89abcdef');
  expect(judge(`${SUMMARY}\n${second}\n`).summary?.snapshotId).toBe('89abcdef');
  const none = SUMMARY.replace(',"snapshot_id":"0123abcd"', '');
  expect(judge(none)).toMatchObject({ verdict: 'failed', reason: 'exit code 0, but the summary names no snapshot' });
});

test.each([
  ['a string', '"1"'],
  ['negative', '-1'],
  ['2^64', '18446744073709551616'],
  ['a fraction', '1.5'],
  ['null', 'null'],
])('R10 a number that is %s is refused, the rest is kept', (_name, written) => {
  const { summary } = judge(SUMMARY.replace('"files_new":1', `"files_new":${written}`));
  expect(summary).toMatchObject({ refused: ['files_new'], filesProcessed: 1 });
  expect(summary?.filesNew).toBeUndefined();
});

test('R13 a locked repository is said to be locked', () => {
  expect(judgeRecording(recording('0.14.0', 'locked-exclusive-backup-json')).verdict).toBe('locked');
});

test('words of the program behind --stdin-from-command are not restic’s', () => {
  expect(judge(SUMMARY, 'subprocess pg_dump: NOTICE: table does not exist, skipping\n').verdict).toBe('ok');
});

test.each([
  ['rest:https://user:hidden@host:8000/r', 'rest:https://***@host:8000/r'],
  ['rest:https://user:hid@den@host/r and http://a@b/', 'rest:https://***@host/r and http://***@b/'],
  ['/srv/r@home', '/srv/r@home'],
  ['sftp:user@host:/r', 'sftp:user@host:/r'],
  ['s3:https://host/bucket/a@b', 's3:https://host/bucket/a@b'],
])('R16 %s becomes %s', (from, to) => {
  expect(redactUrls(from)).toBe(to);
});

test('R16 a reason holds no password of a URL', () => {
  const { reason } = judge('', 'Fatal: rest:http://user:hidden-word@127.0.0.1:1/r/ is away\n', 1);
  expect(reason).toBe('exit code 1: Fatal: rest:http://***@127.0.0.1:1/r/ is away');
});
