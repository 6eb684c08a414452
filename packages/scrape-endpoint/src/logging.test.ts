import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { loggerOptions, logStream, logText } from './logging.ts';

/** What one log call writes. */
function logged(call: (log: ReturnType<typeof Fastify>['log']) => void): string {
  let text = '';
  call(Fastify({ logger: loggerOptions({ logLevel: 'info' }, { write: (line) => (text += line) }) }).log);
  return text;
}

describe('a line of the log', () => {
  test.each([
    ['headers', { headers: { authorization: 'Bearer s3cret' } }],
    ['headers of a request', { request: { headers: { authorization: 'Bearer s3cret' } } }],
    ['a token', { token: 's3cret' }],
    ['a token below', { host: { credentials: { token: 's3cret' } } }],
    ['a cookie', { request: { raw: { cookie: 's3cret' } } }],
    ['a password', { config: { password: 's3cret' } }],
    ['an error that carries headers', { err: Object.assign(new Error('x'), { headers: { authorization: 's3cret' } }) }],
    [
      'an error that carries a response',
      { err: Object.assign(new Error('x'), { response: { config: { auth: 's3cret' } } }) },
    ],
  ])('never holds %s', (_name, fields) => {
    const line = logged((log) => log.info(fields, 'message'));
    expect(line).toContain('message');
    expect(line).not.toContain('s3cret');
  });

  test('an error keeps its name, code, message and stack', () => {
    const err = Object.assign(new TypeError('broken'), { code: 'E_BROKEN' });
    const line = JSON.parse(logged((log) => log.error({ err }, 'Failed'))) as object;
    expect(line).toMatchObject({
      level: 'error',
      msg: 'Failed',
      err: { type: 'TypeError', message: 'broken', code: 'E_BROKEN' },
    });
  });

  test('as text for people', () => {
    const line =
      '{"level":"warn","time":"2026-11-21T12:00:01.000Z","reqId":"req-1","surface":"api","n":2,"msg":"Refused"}\n';
    expect(logText(line)).toBe('12:00:01 WARN  Refused  surface=api  n=2\n');
  });
});

test.each([
  ['auto', true, true],
  ['auto', false, false],
  ['json', true, false],
  ['text', false, true],
] as const)('format %s on a terminal %s: text %s', (logFormat, isTTY, wantsText) => {
  let text = '';
  const out = { isTTY, write: (line: string) => (text += line) } as unknown as NodeJS.WriteStream;
  logStream({ logFormat }, out).write('{"level":"info","time":"2026-11-21T12:00:01.000Z","msg":"x"}\n');
  expect(text.startsWith('12:00:01')).toBe(wantsText);
});
