import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, type BootedServer, bootServer, stopServers } from '../../test/boot-server.ts';
import { rawConnection, rawExchange, statuses, until } from '../../test/raw-http.ts';

let server: BootedServer;
beforeEach(async () => {
  server = await bootServer();
});
afterEach(stopServers);

const AUTH = `Authorization: Bearer ${ADMIN}\r\n`;
const BODY = '{"name":"web-1"}';

/** A request that would enrol a host; `lines` replaces its headers beside Host and Authorization. */
const post = (lines: string, body = BODY) => `POST /api/v1/hosts HTTP/1.1\r\nHost: x\r\n${AUTH}${lines}\r\n${body}`;
const CLOSE = 'Connection: close\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const LENGTH = `Content-Length: ${BODY.length}\r\n`;
const SECOND = `GET /-/healthy HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`;

const hosts = async () => ((await server.ask('GET', '/api/v1/hosts')).json as { items: unknown[] }).items.length;
const isAlive = async () => (await server.ask('GET', '/-/healthy')).status === 200;

describe('what the parser and the discipline refuse (reliability table H)', () => {
  test.each([
    ['H01 length and chunked', post(`${JSON_TYPE}${LENGTH}Transfer-Encoding: chunked\r\n`, `0\r\n\r\n${SECOND}`), 400],
    ['H02 two lengths', post(`${JSON_TYPE}${LENGTH}Content-Length: 2\r\n`), 400],
    ['H02 a list of lengths', post(`${JSON_TYPE}Content-Length: 2, 2\r\n`), 400],
    ['H02 signed length', post(`${JSON_TYPE}Content-Length: +2\r\n`), 400],
    ['H03 unknown transfer coding', post(`${JSON_TYPE}Transfer-Encoding: xchunked\r\n`), 400],
    ['H05 bare LF after a chunk size', post(`${JSON_TYPE}Transfer-Encoding: chunked\r\n`, `2\n{}\r\n0\r\n\r\n`), 400],
    ['H05 bare-LF header lines', `GET / HTTP/1.1\nHost: x\n\n`, 400],
    ['H06 bare CR', `GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n`, 400],
    ['H06 NUL', `GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n`, 400],
    ['H06 folded line', `GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n`, 400],
    ['H06 space before the colon', `GET / HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n`, 400],
    ['H07 no Host', `GET / HTTP/1.1\r\n${CLOSE}\r\n`, 400],
    ['H08 two Host lines', `GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n${CLOSE}\r\n`, 400],
    ['H08 the same Host twice', `GET / HTTP/1.1\r\nHost: x\r\nhost: x\r\n${CLOSE}\r\n`, 400],
    ['H11 17 KiB of headers', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['H13 unknown method', `BREW / HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    ['H14 TRACE', `TRACE / HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`, 404],
    ['H15 broken escape', `GET /%zz?secret=1 HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`, 400],
    ['J05 256 KiB and a byte', post(`${CLOSE}${JSON_TYPE}Content-Length: 262145\r\n`, ''), 413],
    [
      'J05 chunked',
      post(`${CLOSE}${JSON_TYPE}Transfer-Encoding: chunked\r\n`, `50000\r\n${'x'.repeat(0x50000)}\r\n0\r\n\r\n`),
      413,
    ],
    ['H25 gzip', post(`${CLOSE}${JSON_TYPE}${LENGTH}Content-Encoding: gzip\r\n`), 415],
    ['H25 two codings', post(`${CLOSE}${JSON_TYPE}${LENGTH}Content-Encoding: identity, gzip\r\n`), 415],
    ['H26 utf-16', post(`${CLOSE}Content-Type: application/json; charset=utf-16\r\n${LENGTH}`), 415],
    ['a body without a type', post(`${CLOSE}${LENGTH}`), 415],
  ])('%s', async (_id, bytes, want) => {
    const answer = await rawExchange(server.port, bytes);
    expect(statuses(answer)).toEqual([want]);
    expect(answer).toMatch(/\r\n\r\n\{"code":"[a-z_]+","message":"[^"]+"\}\n$/);
    expect(answer).not.toContain('secret');
    expect(await hosts()).toBe(0);
  });

  test.each([
    [
      'H04 identity, chunked',
      post(`${CLOSE}${JSON_TYPE}Transfer-Encoding: identity, chunked\r\n`, `10\r\n${BODY}\r\n0\r\n\r\n`),
      [201],
    ],
    ['H09 HTTP/1.0 without Host', `GET /-/healthy HTTP/1.0\r\n\r\n`, [200]],
    ['H12 2,000 short headers', `GET /-/healthy HTTP/1.1\r\nHost: x\r\n${CLOSE}${'a: b\r\n'.repeat(2000)}\r\n`, [200]],
    ['Content-Encoding: identity', post(`${CLOSE}${JSON_TYPE}${LENGTH}Content-Encoding: identity\r\n`), [201]],
  ])('%s is answered', async (_id, bytes, want) => {
    expect(statuses(await rawExchange(server.port, bytes))).toEqual(want);
  });

  test.each([
    ['application/json', 400],
    ['application/json; charset=utf-8', 400],
    ['application/json;charset=UTF-8', 400],
    ['APPLICATION/JSON', 400],
    ['application/json ; charset="utf-8"', 400],
    ['application/json\t; charset=utf-8', 400],
    [' application/json', 400],
    ['application/json;', 415],
    ['application/json; charset=latin1', 415],
    ['application/json, text/plain', 415],
    ['application/jsonx', 415],
    ['text/json', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('J21 S-05 Content-Type %j never lets an invalid body through', async (type, want) => {
    const body = '{"name":5}';
    const bytes = post(`${CLOSE}Content-Type:${type}\r\nContent-Length: ${body.length}\r\n`, body);
    expect(statuses(await rawExchange(server.port, bytes))).toEqual([want]);
    expect(await hosts()).toBe(0);
  });

  test('H24 a client that asks first is refused before it sends the body', async () => {
    const big = post(`${CLOSE}${JSON_TYPE}Content-Length: 2097152\r\nExpect: 100-continue\r\n`, '');
    expect(await rawExchange(server.port, big)).toMatch(/^HTTP\/1\.1 413 /);
    const small = rawConnection(server.port, post(`${CLOSE}${JSON_TYPE}${LENGTH}Expect: 100-continue\r\n`, ''));
    await until(() => small.received().startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
    small.socket.write(BODY);
    expect(await small.closed).toContain('HTTP/1.1 201 ');
  });

  test('H16 aborts after every byte leave the server alive and nothing half stored', async () => {
    const bytes = post(`${JSON_TYPE}${LENGTH}`);
    for (let end = 1; end < bytes.length; end += 1) {
      const { socket } = rawConnection(server.port, bytes.slice(0, end));
      // Half of them are reset, the others end.
      socket.once('connect', () => (end % 2 === 0 ? socket.resetAndDestroy() : socket.destroy()));
    }
    expect(await isAlive()).toBe(true);
    expect(await hosts()).toBe(0);
    expect(server.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  });

  test('H17 mutated requests: no crash, no wrong 2xx', async () => {
    const bytes = `GET /api/v1/hosts HTTP/1.1\r\nHost: x\r\n${CLOSE}Authorization: Bearer wrong-token-0123456789\r\n\r\n`;
    let seed = 1;
    const random = (max: number) => (seed = (seed * 48_271) % 2_147_483_647) % max;
    for (let n = 0; n < 300; n += 1) {
      const at = random(bytes.length);
      const mutated = bytes.slice(0, at) + String.fromCharCode(random(256)) + bytes.slice(at + random(3));
      const connection = rawConnection(server.port, mutated);
      // A mutation may leave the request open; the end of input ends it.
      connection.socket.end();
      const answer = await connection.closed;
      expect(answer).not.toMatch(/HTTP\/1\.1 2/);
    }
    expect(await isAlive()).toBe(true);
  }, 30_000);
});

describe('what takes too long (reliability table H)', () => {
  const timeouts = { headersMs: 200, requestMs: 400, checkMs: 50 };

  test.each([
    ['H18 slow body', post(`${JSON_TYPE}Content-Length: 100\r\n`, '{'), 408],
    ['H19 slow header', 'GET / HTTP/1.1\r\nHost: x\r\nA: ', 408],
  ])('%s is cut', async (_id, bytes, want) => {
    const { port } = await bootServer({}, { timeouts });
    const started = performance.now();
    const answer = await rawExchange(port, bytes);
    expect(statuses(answer)).toEqual([want]);
    expect(answer).toContain('"code":"request_timeout"');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('H18 a socket that sends nothing is cut', async () => {
    const { port } = await bootServer({}, { timeouts });
    expect(statuses(await rawExchange(port, ''))).toEqual([408]);
  });

  test('H20 a reader that takes nothing is cut', async () => {
    const slow = await bootServer({}, { timeouts: { idleMs: 200 } });
    const { socket, closed } = rawConnection(slow.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5000));
    socket.pause();
    // A paused reader learns of the cut only by writing.
    await until(() => (socket.write('\r\n'), socket.destroyed));
    expect((await closed).match(/OK/g) ?? []).toHaveLength(0);
  });

  test('H22 connections beyond the limit are dropped and counted', async () => {
    const small = await bootServer({
      RM_MAX_CONNECTIONS: '10',
      RM_METRICS_ALLOW_ALL: 'true',
      RM_METRICS_TOKEN: undefined,
    });
    const held = Array.from({ length: 10 }, () =>
      rawConnection(small.port, 'GET /-/healthy HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    await until(() => held.every(({ received }) => received().includes('OK\n')));
    expect(await rawExchange(small.port, SECOND)).toBe('');
    held[0]?.socket.write(`GET /metrics HTTP/1.1\r\nHost: x\r\n${CLOSE}\r\n`);
    expect(await held[0]?.closed).toContain('lockstep_connections_dropped_total 1\n');
    for (const { socket } of held) socket.destroy();
  });
});
