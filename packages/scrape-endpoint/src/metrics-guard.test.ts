import { hashSync } from 'bcryptjs';
import type { FastifyRequest } from 'fastify';
import { describe, expect, test } from 'vitest';
import { type BasicAuth, createBasicAuth } from './basic-auth.ts';
import { type Cidr, parseCidr } from './cidr.ts';
import { createMetricsGuard } from './metrics-guard.ts';
import { createTokenSource } from './token-source.ts';

const TOKEN = 'fake-token-for-tests-1';
const BEARER = ['Authorization', `Bearer ${TOKEN}`];
const basicLine = (text: string) => ['Authorization', `Basic ${Buffer.from(text).toString('base64')}`];
const BASIC = basicLine('prometheus:horse');

const block = (text: string): Cidr => {
  const result = parseCidr(text);
  if (!result.ok) throw new Error(text);
  return result.cidr;
};
const tokens = createTokenSource({ value: [TOKEN] }, { clock: () => 0, onReload: () => undefined });
const users = createBasicAuth(new Map([['prometheus', hashSync('horse', 4)]]));
const allowed = [block('192.0.2.0/24')];
const trusted = [block('127.0.0.1')];
const INSIDE = '192.0.2.7';
const OUTSIDE = '198.51.100.7';

const request = (rawHeaders: readonly string[], remoteAddress: string) =>
  ({ raw: { rawHeaders }, socket: { remoteAddress } }) as unknown as FastifyRequest;

describe('who may scrape', () => {
  test.each([
    ['nothing is set', {}, [], OUTSIDE, undefined],
    ['a token', { tokens }, BEARER, OUTSIDE, undefined],
    ['a token is missing', { tokens }, [], OUTSIDE, 'no_token'],
    ['a login where a token is wanted', { tokens }, BASIC, OUTSIDE, 'bad_token'],
    ['a login', { users }, BASIC, OUTSIDE, undefined],
    ['a wrong login', { users }, basicLine('prometheus:x'), OUTSIDE, 'bad_token'],
    ['a login is missing', { users }, [], OUTSIDE, 'no_token'],
    ['a token where a login is wanted', { users }, BEARER, OUTSIDE, 'bad_token'],
    ['either: the token', { users, tokens }, BEARER, OUTSIDE, undefined],
    ['either: the login', { users, tokens }, BASIC, OUTSIDE, undefined],
    ['either: none', { users, tokens }, [], OUTSIDE, 'no_token'],
    ['inside', { allowed }, [], INSIDE, undefined],
    ['outside', { allowed }, [], OUTSIDE, 'bad_source'],
    ['inside without the login', { allowed, users }, [], INSIDE, 'no_token'],
    ['outside with the login', { allowed, users }, BASIC, OUTSIDE, 'bad_source'],
    ['inside with the login', { allowed, users }, BASIC, INSIDE, undefined],
    ['a broken forwarded address', { allowed }, ['X-Forwarded-For', 'nobody'], '127.0.0.1', 'malformed_forwarded'],
  ] as const)('%s', async (_name, parts, headers, from, want) => {
    const refused = await createMetricsGuard({ ...parts, trusted })(request(headers, from));
    expect(refused?.reason).toBe(want);
  });

  test('nobody outside makes the process compare a password', async () => {
    let asked = 0;
    const counting: BasicAuth = {
      check: async () => {
        asked += 1;
        return 'ok';
      },
    };
    const guard = createMetricsGuard({ users: counting, allowed, trusted });
    expect(await guard(request(BASIC, OUTSIDE))).toMatchObject({ reason: 'bad_source' });
    expect(asked).toBe(0);
    expect(await guard(request(BASIC, INSIDE))).toBeUndefined();
    expect(asked).toBe(1);
  });

  test('who finds too many waiting may come again in a second', async () => {
    const guard = createMetricsGuard({ users: { check: async () => 'busy' }, trusted });
    expect(await guard(request(BASIC, INSIDE))).toMatchObject({ reason: 'rate_limited', retryAfterSeconds: 1 });
  });
});
